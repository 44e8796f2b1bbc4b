/** The rule in words, part by part. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formsQuery } from '../../../api/form'
import type { Words } from '../../../api/words'
import type { RuleDocument } from '../../../designer/rule/document'
import { blockSaid, inside, type Speech } from '../../../designer/rule/told'
import { useWords } from '../../../i18n/useWords'
import { length } from '../../../shared/time'
import { useSentence } from '../studio/useSentence'
import { useStudio } from '../studio/studio'
import { useRuling } from './ruling'

export function useSpeech(): Speech {
  const { t, say, language } = useWords()
  const { names, drafts } = useStudio()
  const { groups } = useRuling()
  const forms = useQuery(formsQuery).data
  const condition = useSentence()
  return useMemo(() => {
    const drawn = drafts.filter((draft) => draft.kind === 'form')
    const called = new Map<string, Words>([...(forms ?? []), ...drawn].map((form) => [`form/${form.key}`, form.name]))
    for (const group of groups) called.set(`group/${group.key}`, group.name)
    return {
      say,
      choice: (value) => t(`choice.${value}`, { defaultValue: value }),
      condition,
      length: (seconds) => length(seconds, language),
      called: (kind, key) => say(called.get(`${kind}/${key}`)) || key,
      names: new Map(names.map((name) => [name.id, name])),
      comma: t('common.comma'),
      colon: t('rule.colon'),
      yes: t('common.yes'),
      no: t('common.no'),
      nothing: t('rule.blank'),
    }
  }, [t, say, language, names, drafts, groups, forms, condition])
}

export function useTold({ body }: RuleDocument): { when: string; condition: string; then: string } {
  const { t } = useWords()
  const { catalogue } = useStudio()
  const speech = useSpeech()
  return useMemo(() => {
    const kinds = new Map(catalogue.actions.kinds.map((kind) => [kind.type, kind]))
    const actions = (body.then ?? []).map((block) => inside(blockSaid(block, kinds.get(block.type), speech)))
    const trigger = catalogue.triggers.kinds.find((kind) => kind.type === body.trigger.type)
    const outputs = body.table?.outputs.map((output) => (output.name === '_tag' ? t('rule.tag') : speech.say(speech.names.get(output.name)?.label) || output.name)) ?? []
    const decided = t('rule.decided', { rows: body.table?.rules.length ?? 0, outputs: outputs.join(speech.comma) })
    return {
      when: blockSaid(body.trigger, trigger, speech),
      condition: body.when === undefined || body.when === true ? '' : speech.condition(body.when),
      then: body.table ? decided : actions.join(t('rule.and_then')) || t('rule.nothing'),
    }
  }, [body, catalogue, speech, t])
}
