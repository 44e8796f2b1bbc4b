/** One template: what it is for and what is in it. */
import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { Template } from '../../api/bundle'
import { useWords } from '../../i18n/useWords'

const SHOWN = ['form', 'flow', 'rule', 'report', 'dashboard', 'role', 'group']

interface Props {
  template: Template
  all: Template[]
  onImport: () => void
}

export function TemplateCard({ template, all, onImport }: Props) {
  const { t, say } = useWords()
  const counts = SHOWN.filter((kind) => (template.counts[kind] ?? 0) > 0)
  const requires = template.requires.map((key) => say(all.find((each) => each.key === key)?.name) || key)
  return (
    <article className="template card">
      <div className="template-mark" aria-hidden="true">
        {[...say(template.name)][0]}
      </div>
      <h2>{say(template.name)}</h2>
      <p className="soft grow">{say(template.description)}</p>
      <ul className="template-counts">
        {counts.map((kind) => (
          <li key={kind}>
            <strong>{template.counts[kind]}</strong> {t(`kind.${kind}`)}
          </li>
        ))}
        {template.cases > 0 && (
          <li>
            <strong>{template.cases}</strong> {t('gallery.cases')}
          </li>
        )}
      </ul>
      {requires.length > 0 && <p className="soft small">{t('gallery.requires', { names: requires.join(t('common.comma')) })}</p>}
      <div className="row">
        {template.installed ? (
          <>
            <span className="template-installed">
              <CheckCircleFilled aria-hidden /> {t('gallery.installed')}
            </span>
            <span className="grow" />
            <Link to={`/designer/${template.key}`}>{t('gallery.look')}</Link>
          </>
        ) : (
          <Button type="primary" onClick={onImport}>
            {t('gallery.import')}
          </Button>
        )}
      </div>
    </article>
  )
}
