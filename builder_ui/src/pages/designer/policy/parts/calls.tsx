/** The calls of a connector, each tried on paper with sample values. */
import { useWords } from '../../../../i18n/useWords'
import { callsOf } from '../../../../designer/connector'
import { widgetNamed } from '../../studio/widgets'
import { TryCall } from '../TryCall'
import type { PartProps } from '../parts'

const list = widgetNamed('list')

export function Part({ schema, value, body, label, onChange }: PartProps) {
  const { t } = useWords()
  return (
    <>
      <list.Edit id="calls" schema={schema} value={value} label={label} around={body} required onChange={(next) => onChange(next, 'policy:calls')} />
      <section className="try-calls" aria-label={t('connector.try')}>
        <h3>{t('connector.try')}</h3>
        <p className="soft small">{t('connector.try_help')}</p>
        <TryCall body={body} calls={callsOf(body)} />
      </section>
    </>
  )
}
