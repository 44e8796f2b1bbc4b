/** The whole rule as one sentence, and what every rule has: on or off, its place among the others. */
import { Input, InputNumber, Popover, Button } from 'antd'
import { SettingOutlined } from '@ant-design/icons'
import { useId } from 'react'
import { setBody, setName } from '../../../designer/rule/commands'
import { inside } from '../../../designer/rule/told'
import { useWords } from '../../../i18n/useWords'
import { OnOff } from '../studio/OnOff'
import { useStudio } from '../studio/studio'
import { useRuling } from './ruling'
import { useTold } from './useTold'

const USUAL = 100

export function RuleHead() {
  const { t } = useWords()
  const { document, edit } = useRuling()
  const { when, condition, then } = useTold(document)
  const { enabled = true } = document.body
  return (
    <div className="rule-head">
      <p className={`rule-told${enabled ? '' : ' rule-off'}`}>
        <a href="#clause-when">
          <b>{t('rule.said_when')}</b> {inside(when)}
        </a>
        {t('rule.comma')}
        {condition && (
          <>
            <a href="#clause-if">
              <b>{t('rule.said_if')}</b> {condition}
            </a>
            {t('rule.comma')}
          </>
        )}
        <a href="#clause-then">
          <b>{t('rule.said_then')}</b> {inside(then)}
        </a>
        {t('rule.full_stop')}
      </p>
      <span className="rule-switch">
        <OnOff on={enabled} onChange={(on) => edit(setBody('enabled', on ? undefined : false))} />
        <Popover trigger="click" placement="bottomRight" content={<Facts />}>
          <Button size="small" icon={<SettingOutlined aria-hidden />}>
            {t('rule.facts')}
          </Button>
        </Popover>
      </span>
    </div>
  )
}

function Facts() {
  const { t, say } = useWords()
  const { document, edit } = useRuling()
  const { drafts, form } = useStudio()
  const id = useId()
  const { zh, en = '' } = document.name
  const about = drafts.find((draft) => draft.kind === 'form' && draft.key === form.key)
  return (
    <div className="rule-facts">
      <label htmlFor={`${id}-zh`}>{t('designer.name_zh')}</label>
      <Input id={`${id}-zh`} value={zh} maxLength={60} onChange={(event) => edit(setName({ zh: event.target.value, ...(en ? { en } : {}) }), 'rule:name')} />
      <label htmlFor={`${id}-en`}>{t('designer.name_en')}</label>
      <Input id={`${id}-en`} value={en} maxLength={60} onChange={(event) => edit(setName({ zh, ...(event.target.value ? { en: event.target.value } : {}) }), 'rule:name')} />
      <label htmlFor={`${id}-priority`}>{t('rule.priority')}</label>
      <InputNumber<number> id={`${id}-priority`} min={0} max={1_000_000} precision={0} value={document.body.priority ?? null} placeholder={String(USUAL)} onChange={(next) => edit(setBody('priority', next ?? undefined), 'rule:priority')} />
      <p className="soft small">{t('rule.priority_help')}</p>
      <p className="soft small">
        {t('rule.about', { form: say(about?.name) || form.key })} · {document.key}
      </p>
    </div>
  )
}
