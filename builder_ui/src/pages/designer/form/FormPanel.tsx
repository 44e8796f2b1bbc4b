/** What belongs to the form as a whole: its name, statuses, checks, what lists show, what buyers may fill. */
import { Collapse } from 'antd'
import { setBody, setEnabled, setName } from '../../../designer/commands'
import { hinted } from '../../../designer/hints'
import { useWords } from '../../../i18n/useWords'
import { OnOff } from '../studio/OnOff'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useDrawing, useTools } from './drawing'

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  statuses: ['statuses', 'initial'],
  buyers: ['public'],
  lists: ['title', 'list'],
  checks: ['validations'],
  more: ['number', 'customer', 'category', 'customer_field'],
}

export function FormPanel() {
  const { t } = useWords()
  const { schema } = useStudio()
  const { document } = useDrawing()
  const { edit } = useTools()
  const body = hinted(schema.properties?.body ?? {})
  const group = (name: string, keys: readonly string[]) => ({
    key: name,
    label: t(`draw.group_${name}`),
    children: <Settings id={`form-${name}`} schema={body} keys={keys} value={document.body as never} onChange={(next, key) => edit(setBody(key, next[key]), `form:${key}`)} />,
  })
  // What this page does not know by name still has its place.
  const placed = new Set(['enabled', 'closed', ...Object.values(GROUPS).flat()])
  const { enabled = true } = document.body
  const others = Object.keys(body.properties ?? {}).filter((key) => !placed.has(key))
  const groups = Object.entries(GROUPS).map(([name, keys]) => group(name, name === 'more' ? [...keys, ...others] : keys))
  return (
    <>
      <h2>{t('draw.form_settings')}</h2>
      <Settings id="form-name" schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit(setName(next.name as typeof document.name), 'form:name')} />
      <OnOff on={enabled} onChange={(on) => edit(setEnabled(on))} />
      {!enabled && (
        <>
          <p className="soft small">{t('draw.off_note')}</p>
          <Settings id="form-off" schema={body} keys={['closed']} value={document.body as never} onChange={(next, key) => edit(setBody(key, next[key]), `form:${key}`)} />
        </>
      )}
      <Collapse ghost size="small" className="panel-groups" defaultActiveKey={['statuses']} items={groups} />
    </>
  )
}
