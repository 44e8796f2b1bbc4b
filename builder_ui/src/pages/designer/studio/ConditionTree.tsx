/** Conditions as lines and groups: react-querybuilder, with operators that fit each field and values as they are typed. */
import { useMemo } from 'react'
import { QueryBuilder, type Field, type RuleGroupType, type Translations } from 'react-querybuilder'
import { isGroup, operatorsOf, type Atom, type Group } from '../../../designer/condition'
import { useWords } from '../../../i18n/useWords'
import { Add, FieldSelector, Not, Remove, Selector } from './ConditionControls'
import { ConditionValue } from './ConditionValue'
import { useConditionNames } from './useConditionNames'
import { useOperator } from './useSentence'
import './condition.css'

/** Of antd's pack only the selector: its value editor would bring date pickers along. */
const CONTROLS = {
  addRuleAction: Add,
  addGroupAction: Add,
  removeRuleAction: Remove,
  removeGroupAction: Remove,
  notToggle: Not,
  valueSelector: Selector,
  fieldSelector: FieldSelector,
  valueEditor: ConditionValue,
}

export function ConditionTree({ group, onChange }: { group: Group; onChange: (group: Group) => void }) {
  const { t, say } = useWords()
  const names = useConditionNames()
  const operator = useOperator()
  const fields = useMemo(
    () =>
      names.map((name): Field => ({
        name: name.id,
        label: say(name.label),
        operators: operatorsOf(name).map((each) => ({ name: each, label: operator(each) })),
        value: name.id,
      })),
    [names, say, operator],
  )
  const said = useTranslations()
  return (
    <QueryBuilder
      fields={fields}
      query={group as RuleGroupType}
      onQueryChange={(next) => onChange(plain(next))}
      controlElements={CONTROLS}
      translations={said}
      combinators={[
        { name: 'and', label: t('condition.all') },
        { name: 'or', label: t('condition.any') },
      ]}
      getDefaultValue={() => null}
      resetOnFieldChange
      resetOnOperatorChange
      showNotToggle
      addRuleToNewGroups
      controlClassnames={{ queryBuilder: 'condition' }}
    />
  )
}

/** Of the marks that the builder puts on every line only its id: with another one a line is drawn anew, and its list closes. */
function plain({ id, combinator, not, rules }: RuleGroupType): Group {
  const inner = rules.map((rule): Group | Atom => ('rules' in rule ? plain(rule) : { id: rule.id, field: rule.field, operator: rule.operator, value: rule.value as unknown }))
  return { id, combinator, ...(not ? { not } : {}), rules: inner.filter((rule) => isGroup(rule) || rule.field !== '') }
}

function useTranslations(): Partial<Translations> {
  const { t } = useWords()
  return useMemo(() => {
    const both = (key: string) => ({ label: t(`condition.${key}`), title: t(`condition.${key}`) })
    return {
      fields: { title: t('condition.field'), placeholderLabel: t('form.choose'), placeholderGroupLabel: '', placeholderName: '~' },
      operators: { title: t('condition.operator'), placeholderLabel: t('form.choose'), placeholderGroupLabel: '', placeholderName: '~' },
      value: { title: t('condition.value') },
      removeRule: both('remove'),
      removeGroup: both('remove'),
      addRule: both('add'),
      addGroup: both('add_group'),
      combinators: { title: t('condition.how') },
      notToggle: both('not_all'),
    } as Partial<Translations>
  }, [t])
}
