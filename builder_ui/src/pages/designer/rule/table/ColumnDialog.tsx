/** What a column asks, or what it answers: a field, or for questions an expression of any sort. */
import { Button, Modal, Select } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import { askable, pathOf, TAG, writable } from '../../../../designer/rule/columns'
import type { Input, Output } from '../../../../designer/rule/document'
import { put } from '../../../../designer/ordered'
import { addInput, addOutput, setInput, setOutput } from '../../../../designer/rule/table'
import { outputName } from '../../../../designer/rule/columns'
import { useWords } from '../../../../i18n/useWords'
import { useSentence } from '../../studio/useSentence'
import { useStudio } from '../../studio/studio'
import { useRuling } from '../ruling'
import { useSheet } from './sheet'
import { ValueInput } from './ValueInput'

const ConditionDialog = lazy(() => import('../../studio/ConditionDialog'))

export interface Place {
  kind: 'input' | 'output'
  /** Among its own kind. */
  at: number
  isNew: boolean
}

export default function ColumnDialog({ place, onClose }: { place: Place; onClose: () => void }) {
  return place.kind === 'input' ? <Question place={place} onClose={onClose} /> : <Answer place={place} onClose={onClose} />
}

function Question({ place, onClose }: { place: Place; onClose: () => void }) {
  const { t, say } = useWords()
  const told = useSentence()
  const { names } = useStudio()
  const { edit } = useRuling()
  const { table, jump } = useSheet()
  const [input, setDrawn] = useState<Input | null>(place.isNew ? null : (table.inputs[place.at] ?? null))
  const [writing, setWriting] = useState(false)
  const id = useId()
  const path = pathOf(input?.expr)
  const done = () => {
    if (input) edit(place.isNew ? addInput(input, place.at) : setInput(place.at, input))
    onClose()
    jump({ row: 0, column: place.at })
  }
  return (
    <Modal open title={t(place.isNew ? 'rule.add_input' : 'rule.column_edit')} okText={t('condition.done')} cancelText={t('common.cancel')} okButtonProps={{ disabled: input === null }} onOk={done} onCancel={onClose}>
      <div className="new-thing">
        <label htmlFor={id}>{t('rule.asks')}</label>
        <Select<string>
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={path ?? undefined}
          placeholder={input === null ? t('form.choose') : told(input.expr)}
          options={askable(names).map((name) => ({ value: name.id, label: say(name.label) }))}
          onChange={(next) => setDrawn({ expr: { var: next } })}
        />
        <Button type="link" size="small" className="as-text" onClick={() => setWriting(true)}>
          {t('rule.asks_expression')}
        </Button>
        {!place.isNew && <p className="soft small">{t('rule.column_note')}</p>}
      </div>
      {writing && (
        <Suspense fallback={null}>
          <ConditionDialog title={t('rule.asks_expression')} value={input?.expr} free onClose={() => setWriting(false)} onDone={(expr) => expr !== undefined && setDrawn({ expr })} />
        </Suspense>
      )}
    </Modal>
  )
}

const OUTPUT_ORDER = ['name', 'label', 'values', 'default']

function Answer({ place, onClose }: { place: Place; onClose: () => void }) {
  const { t, say } = useWords()
  const { names } = useStudio()
  const { edit, groups } = useRuling()
  const { table, jump } = useSheet()
  const [output, setDrawn] = useState<Output | null>(place.isNew ? null : (table.outputs[place.at] ?? null))
  const id = useId()
  const taken = new Set(table.outputs.filter((_, index) => place.isNew || index !== place.at).map((each) => each.name))
  const tag = { zh: t('rule.tag', { lng: 'zh-CN' }), en: t('rule.tag') }
  const options = [...writable(names).map((name) => ({ value: name.id, label: say(name.label) })), { value: TAG, label: t('rule.tag') }].filter((each) => !taken.has(each.value))
  const name = output && outputName(output, names, groups, tag)
  const ranked = table.hit === 'PRIORITY' || table.hit === 'OUTPUT_ORDER'
  const change = (key: string, value: unknown) => output && setDrawn(put(output, key, value ?? undefined, OUTPUT_ORDER))
  const done = () => {
    if (output) edit(place.isNew ? addOutput(output, place.at) : setOutput(place.at, output))
    onClose()
    jump({ row: 0, column: table.inputs.length + place.at })
  }
  return (
    <Modal open title={t(place.isNew ? 'rule.add_output' : 'rule.column_edit')} okText={t('condition.done')} cancelText={t('common.cancel')} okButtonProps={{ disabled: output === null }} onOk={done} onCancel={onClose}>
      <div className="new-thing">
        <label htmlFor={id}>{t('rule.writes')}</label>
        <Select<string> id={id} showSearch={{ optionFilterProp: 'label' }} value={output?.name} placeholder={t('form.choose')} options={options} onChange={(next) => setDrawn({ name: next })} />
        {name && output && (
          <>
            <span className="field-label">{t('rule.default')}</span>
            <span className="row">
              <ValueInput name={name} value={output.default ?? null} label={t('rule.default')} onChange={(next) => change('default', next)} />
              {output.default !== undefined && (
                <Button size="small" type="link" onClick={() => change('default', undefined)}>
                  {t('cell.clear')}
                </Button>
              )}
            </span>
            {ranked && (
              <>
                <span className="field-label">{t('rule.ranks')}</span>
                <ValueInput name={name} value={output.values ?? []} many label={t('rule.ranks')} onChange={(next) => change('values', (next as unknown[]).length > 0 ? next : undefined)} />
                <p className="soft small">{t('rule.ranks_help')}</p>
              </>
            )}
          </>
        )}
      </div>
    </Modal>
  )
}
