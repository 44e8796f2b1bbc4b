/** 如果: the condition, put together in place; what cannot be drawn so is told in words and edited as text. */
import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { toGroup, toRule, type Group } from '../../../designer/condition'
import { same } from '../../../designer/ordered'
import { setBody } from '../../../designer/rule/commands'
import { useWords } from '../../../i18n/useWords'
import { useSentence } from '../studio/useSentence'
import { useConditionNames } from '../studio/useConditionNames'
import { Clause } from './Clause'
import { useRuling } from './ruling'

const ConditionTree = lazy(() => import('../studio/ConditionTree').then(({ ConditionTree: Tree }) => ({ default: Tree })))
const ConditionDialog = lazy(() => import('../studio/ConditionDialog'))

export function If() {
  const { t } = useWords()
  const told = useSentence()
  const names = useConditionNames()
  const { document, edit } = useRuling()
  const rule = document.body.when
  // Lines that say nothing yet are kept here only, for as long as the rule stays what they were drawn for.
  const [drawn, setDrawn] = useState<{ group: Group; rule: unknown } | null>(null)
  const [asText, setAsText] = useState(false)
  const group = drawn && Object.is(drawn.rule, rule) ? drawn.group : toGroup(rule, names)
  const change = (next: Group) => {
    const made = toRule(next)
    // What is only written in another way was not changed by anybody.
    const value = same(made, group ? toRule(group) : rule) ? rule : made === true ? undefined : made
    setDrawn({ group: next, rule: value })
    if (!Object.is(value, rule)) edit(setBody('when', value), 'rule:when')
  }
  const empty = group !== null && group.rules.length === 0
  return (
    <Clause word="if" at="/body/when" note={empty ? t('rule.always') : undefined}>
      {group ? (
        <Suspense fallback={<p className="soft">{t('common.loading')}</p>}>
          <ConditionTree group={group} onChange={change} />
        </Suspense>
      ) : <p className="condition-told">{told(rule)}</p>}
      <Button size="small" type="link" className="as-text" icon={<EditOutlined aria-hidden />} onClick={() => setAsText(true)}>
        {t(group ? 'condition.other_ways' : 'common.edit')}
      </Button>
      {asText && (
        <Suspense fallback={null}>
          <ConditionDialog title={t('rule.if')} value={rule} free={false} onClose={() => setAsText(false)} onDone={(next) => edit(setBody('when', next))} />
        </Suspense>
      )}
    </Clause>
  )
}
