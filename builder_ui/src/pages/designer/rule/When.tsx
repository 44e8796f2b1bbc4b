/** 当: the occasion on which the rule looks, and what can be set of it. */
import { SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { setTrigger, setTriggerSettings } from '../../../designer/rule/commands'
import { asTrigger } from '../../../designer/rule/hints'
import { useWords } from '../../../i18n/useWords'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { Clause } from './Clause'
import { KindCards } from './KindCards'
import { useRuling } from './ruling'

export function When() {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  const { document, edit, tell } = useRuling()
  const { trigger } = document.body
  const [choosing, setChoosing] = useState(false)
  const kind = catalogue.triggers.kinds.find((each) => each.type === trigger.type)
  const schema = useMemo(() => asTrigger(kind?.config ?? {}), [kind])
  return (
    <Clause word="when" at="/body/trigger">
      <div className="kind-now">
        <span className="grow">
          <strong>{kind ? say(kind.label) : trigger.type}</strong> <span className="soft small">{say(kind?.help)}</span>
        </span>
        <Button size="small" icon={<SwapOutlined aria-hidden />} aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {t('rule.other_trigger')}
        </Button>
      </div>
      {choosing && (
        <KindCards
          kinds={catalogue.triggers.kinds}
          current={trigger.type}
          label={t('rule.other_trigger')}
          onChoose={(next) => {
            edit(setTrigger(next))
            tell(t('rule.said_trigger', { name: say(next.label) }))
            setChoosing(false)
          }}
        />
      )}
      {Object.keys(schema.properties ?? {}).length > 0 && (
        <div className="inline-settings">
          <Settings id="trigger" schema={schema} value={trigger.config ?? {}} onChange={(next, key) => edit(setTriggerSettings(next), `trigger:${key}`)} />
        </div>
      )}
    </Clause>
  )
}
