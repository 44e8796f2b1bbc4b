/** What can be set for a field: first what its type offers, as the catalogue tells it, then what every field has. */
import { Collapse } from 'antd'
import { useDeferredValue } from 'react'
import { setField, setSetting } from '../../../designer/commands'
import type { Block } from '../../../designer/document'
import { hinted } from '../../../designer/hints'
import { useWords } from '../../../i18n/useWords'
import { FieldId } from './FieldId'
import { FieldUses } from './FieldUses'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useTools } from './drawing'

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  rules: ['required', 'visible', 'readonly', 'default'],
  storage: ['unique', 'searchable', 'sensitive'],
}

/** What is brought along or chosen from records has no value to begin with. */
const NO_DEFAULT = new Set(['file', 'link', 'table'])

export function FieldPanel({ field }: { field: Block }) {
  const { t, say } = useWords()
  const { catalogue, schema } = useStudio()
  const { edit } = useTools()
  const kind = catalogue.fields.kinds.find((each) => each.type === field.type)
  const common = hinted(schema.properties?.body?.properties?.fields?.items ?? {})
  // What is mostly written first stands there at once; the rest follows when the row on the canvas has been painted.
  const all = useDeferredValue(true, false)
  const settings = Object.keys(kind?.config.properties ?? {})
  const mark = (key: string) => `field:${field.id}:${key}`
  const shared = (keys: readonly string[]) => (
    <Settings id={`field-${field.id}`} schema={common} keys={keys} value={field as never} onChange={(next, key) => edit(setField(field.id, key, next[key]), mark(key))} />
  )
  const rules = (GROUPS.rules ?? []).filter((key) => (kind?.group === 'computed' ? key === 'visible' : key !== 'default' || !NO_DEFAULT.has(kind?.group ?? '')))
  const known = new Set(['label', 'help', ...Object.values(GROUPS).flat()])
  const others = Object.keys(common.properties ?? {}).filter((key) => !known.has(key))
  const groups = [
    ...(kind && settings.length > 0
      ? [
          {
            key: 'config',
            label: t('draw.settings_of', { kind: say(kind.label) }),
            children: (
              <Settings
                id={`field-${field.id}-config`}
                schema={kind.config}
                value={field.config ?? {}}
                onChange={(next, key) => edit(setSetting(field.id, key, next[key], settings), mark(`config.${key}`))}
              />
            ),
          },
        ]
      : []),
    { key: 'rules', label: t('draw.group_rules'), children: shared(rules) },
    { key: 'storage', label: t('draw.group_storage'), children: shared([...(GROUPS.storage ?? []), ...others]) },
  ]
  return (
    <>
      <h2>
        {say(field.label) || field.id} <span className="soft small">{kind ? say(kind.label) : field.type}</span>
      </h2>
      {shared(['label', 'help'])}
      {all && (
        <>
          <Collapse ghost size="small" className="panel-groups" defaultActiveKey={['config', 'rules']} items={groups} />
          <FieldId field={field.id} />
          <FieldUses field={field.id} />
        </>
      )}
    </>
  )
}
