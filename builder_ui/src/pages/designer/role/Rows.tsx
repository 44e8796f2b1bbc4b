/** Which records a grant is about, in plain words; or a condition. */
import { EditOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { namesOf } from '../../../designer/names'
import { setGrant } from '../../../designer/role/commands'
import { EVERY, type Edit, type Grant } from '../../../designer/role/document'
import { PRESETS, presetOf } from '../../../designer/role/rows'
import { useWords } from '../../../i18n/useWords'
import { StudioContext, useStudio } from '../studio/studio'
import { useFormOf } from '../studio/useFormOf'
import { useSentence } from '../studio/useSentence'
import { useSystemNames } from '../studio/useSystemNames'

const ConditionDialog = lazy(() => import('../studio/ConditionDialog'))

interface Props {
  grant: Grant
  at: number
  name: string
  edit: (edit: Edit) => void
}

/** Conditions speak of this grant's form, not of another one. */
export function Rows(props: Props) {
  const studio = useStudio()
  const form = useFormOf(props.grant.form === EVERY ? '' : props.grant.form, studio.drafts)
  const system = useSystemNames(studio.drafts)
  const own = useMemo(() => ({ ...studio, form, names: namesOf(form, system) }), [studio, form, system])
  return (
    <StudioContext value={own}>
      <Choice {...props} />
    </StudioContext>
  )
}

function Choice({ grant, at, name, edit }: Props) {
  const { t } = useWords()
  const told = useSentence()
  const [open, setOpen] = useState(false)
  const preset = presetOf(grant.rows)
  const options = [...Object.keys(PRESETS), 'other'].map((value) => ({ value, label: t(`role.rows_${value}`) }))
  const choose = (next: string) => (next === 'other' ? setOpen(true) : edit(setGrant(at, 'rows', PRESETS[next])))
  return (
    <div className="rows-choice">
      <Select size="small" aria-label={t('role.rows_of', { form: name })} value={preset} options={options} popupMatchSelectWidth={false} onChange={choose} />
      {preset === 'other' && (
        <button type="button" className="logic-told" onClick={() => setOpen(true)}>
          <EditOutlined aria-hidden /> {told(grant.rows)}
        </button>
      )}
      {open && (
        <Suspense fallback={null}>
          <ConditionDialog title={t('role.rows_of', { form: name })} value={grant.rows} free={false} onClose={() => setOpen(false)} onDone={(rule) => edit(setGrant(at, 'rows', rule))} />
        </Suspense>
      )}
    </div>
  )
}
