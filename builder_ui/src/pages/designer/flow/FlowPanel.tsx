/** What belongs to the flow as a whole: its name, and the form whose records go through it. */
import { BranchesOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formsQuery } from '../../../api/form'
import { setEnabled, setForm, setName } from '../../../designer/flow/commands'
import { useWords } from '../../../i18n/useWords'
import { OnOff } from '../studio/OnOff'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useDrawing, useTools } from './drawing'

const WaysDialog = lazy(() => import('./WaysDialog'))

export function FlowPanel() {
  const { t, say } = useWords()
  const { key: flow, schema, drafts } = useStudio()
  const [asked, setAsked] = useState(false)
  const { document } = useDrawing()
  const { edit } = useTools()
  const inForce = useQuery(formsQuery).data ?? []
  const names = new Map([...inForce, ...drafts.filter((draft) => draft.kind === 'form')].map((form) => [form.key, say(form.name)]))
  return (
    <>
      <h2>{t('flow.settings')}</h2>
      <Settings id="flow-name" schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit(setName(next.name as typeof document.name), 'flow:name')} />
      <div className="setting setting-next" data-setting="form">
        <label htmlFor="flow-form" className="setting-label">
          {t('flow.form')}
        </label>
        <Select id="flow-form" showSearch={{ optionFilterProp: 'label' }} value={document.body.form} options={[...names].map(([value, label]) => ({ value, label }))} onChange={(key: string) => edit(setForm(key))} />
      </div>
      <OnOff on={document.body.enabled ?? true} onChange={(on) => edit(setEnabled(on))} />
      <p className="soft small">{t(document.body.enabled === false ? 'flow.off_note' : 'flow.help')}</p>
      <Button icon={<BranchesOutlined aria-hidden />} onClick={() => setAsked(true)}>
        {t('trace.ways_open')}
      </Button>
      {asked && (
        <Suspense>
          <WaysDialog flow={flow} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  )
}
