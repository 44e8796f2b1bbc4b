/** What the rule would have done: on the last tickets, and on one of them. */
import { Tabs } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../i18n/useWords'
import { Trial } from './Trial'
import { WhyNot } from './WhyNot'

export function Proof({ children }: { children?: { key: string; label: string; children: React.ReactNode }[] }) {
  const { t } = useWords()
  const [tab, setTab] = useState(children?.[0]?.key ?? 'trial')
  const [record, setRecord] = useState<number | null>(null)
  const why = (id: number) => {
    setRecord(id)
    setTab('why')
  }
  return (
    <aside className="proof" aria-label={t('rule.proof')}>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        items={[
          ...(children ?? []),
          { key: 'trial', label: t('rule.trial'), children: <Trial onWhy={why} /> },
          { key: 'why', label: t('rule.why'), children: <WhyNot record={record} onRecord={setRecord} /> },
        ]}
      />
    </aside>
  )
}
