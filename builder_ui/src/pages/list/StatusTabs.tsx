/** Narrows the list to a category of statuses; scrolls sideways where there is no room. */
import { useTranslation } from 'react-i18next'
import { useChosenInSight } from '../../shared/useChosenInSight'

interface Props {
  tabs: string[]
  active: string
  onChange: (tab: string) => void
}

export function StatusTabs({ tabs, active, onChange }: Props) {
  const { t } = useTranslation()
  const strip = useChosenInSight<HTMLDivElement>(tabs.indexOf(active))
  return (
    <div ref={strip} className="status-tabs" role="group" aria-label={t('list.by_status')}>
      {tabs.map((tab) => (
        <button key={tab} type="button" aria-pressed={tab === active} onClick={() => onChange(tab)}>
          {t(`category.${tab}`)}
        </button>
      ))}
    </div>
  )
}
