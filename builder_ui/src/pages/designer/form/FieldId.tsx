/** The field's one name in data and conditions. Free to change until it was published; from then on it stays. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { KEY } from '../../../designer/ids'
import { renameField } from '../../../designer/rename'
import { useWords } from '../../../i18n/useWords'
import { useDrawing, useTools } from './drawing'

export function FieldId({ field }: { field: string }) {
  const { t } = useWords()
  const { document, published } = useDrawing()
  const tools = useTools()
  const [typed, setTyped] = useState(field)
  const fixed = published.has(field)
  const taken = typed !== field && document.body.fields.some((each) => each.id === typed)
  const wrong = !KEY.test(typed) || taken
  const rename = () => {
    tools.edit(renameField(field, typed))
    tools.select({ part: 'field', id: typed })
  }
  return (
    <div className="setting" data-setting="id">
      <label htmlFor="field-id" className="setting-label">
        {t('draw.id')}
      </label>
      <span className="row field-id">
        <Input id="field-id" className="code" value={typed} disabled={fixed} status={wrong ? 'error' : undefined} maxLength={48} onChange={(event) => setTyped(event.target.value)} onPressEnter={() => !wrong && rename()} />
        {typed !== field && (
          <Button disabled={wrong} onClick={rename}>
            {t('draw.rename')}
          </Button>
        )}
      </span>
      <p className="soft small">{t(fixed ? 'draw.id_fixed' : 'draw.id_free')}</p>
    </div>
  )
}
