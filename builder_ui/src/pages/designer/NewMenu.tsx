/** What else an application can be given: rules, reports, dashboards, roles, groups, calendars and policies. */
import { DownOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../i18n/useWords'
import { MenuButton } from '../../shared/MenuButton'

/** What begins as little more than a name, and the title of its dialog. */
export const PLAIN = { dashboard: 'board.new', role: 'board.new_role', group: 'board.new_group', calendar: 'policy.new_calendar', sla: 'policy.new_sla', escalation: 'policy.new_escalation', routing: 'policy.new_routing', priority: 'policy.new_priority', connector: 'connector.new' } as const

export type New = 'form' | 'rule' | 'report' | 'notice' | keyof typeof PLAIN

export const isPlain = (what: string | null): what is keyof typeof PLAIN => what !== null && what in PLAIN

export function NewMenu({ onChoose }: { onChoose: (what: New) => void }) {
  const { t } = useWords()
  const titles: Partial<Record<New, string>> = { rule: 'rule.new', report: 'report.new', notice: 'notice.new', ...PLAIN }
  const items = Object.entries(titles).map(([key, title]) => ({ key, label: t(title), onClick: () => onChoose(key as New) }))
  return (
    <MenuButton menu={{ items }}>
      <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
        {t('designer.new_other')}
      </Button>
    </MenuButton>
  )
}
