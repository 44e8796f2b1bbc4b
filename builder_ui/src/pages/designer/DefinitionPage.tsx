/** One definition as it is stored. */
import { CopyOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { bundleQuery, definitionQuery } from '../../api/bundle'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { useCopy } from '../../shared/useCopy'
import './designer.css'

export default function DefinitionPage() {
  const { bundle = '', kind = '', key = '' } = useParams()
  const { t, say } = useWords()
  const copy = useCopy()
  const definition = useQuery(definitionQuery(kind, key))
  const parent = useQuery(bundleQuery(bundle)).data
  const listed = parent?.documents.find((document) => document.kind === kind && document.key === key)
  return (
    <div className="page">
      <PageHead
        title={say(listed?.name) || key}
        above={
          <>
            <Link to="/designer">{t('nav.designer')}</Link> / <Link to={`/designer/${bundle}`}>{say(parent?.name) || bundle}</Link>
          </>
        }
        note={`${t(`kind.${kind}`, { defaultValue: kind })} · ${key}`}
      />
      <Load query={definition} rows={12}>
        {(value) => {
          const text = JSON.stringify(value, null, 2)
          return (
            <div className="source">
              <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy(text)}>
                {t('common.copy')}
              </Button>
              {/* Long documents scroll: the keyboard must reach them. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <pre tabIndex={0} aria-label={t('designer.source')}>
                {text}
              </pre>
            </div>
          )
        }}
      </Load>
    </div>
  )
}
