/** The form as it will be, field by field, with what comes, goes, changes and moves. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { catalogueQuery } from '../../../api/drafts'
import { others, pairs, type Difference } from '../../../designer/difference'
import type { Block } from '../../../designer/document'
import { useWords } from '../../../i18n/useWords'
import { MarkTag } from './MarkTag'
import { SettingList } from './SettingList'
import type { ValueText } from './useValueText'

const FIELDS = '/body/fields'

export function FormDiff({ difference, tell }: { difference: Difference; tell: ValueText }) {
  const { t, say } = useWords()
  const kinds = useQuery(catalogueQuery).data?.fields.kinds ?? []
  const [every, setEvery] = useState(false)
  const all = pairs<Block>(difference, FIELDS, (field) => field.id)
  const touched = all.filter((pair) => pair.mark !== 'same' || pair.moved)
  const rest = others(difference, [FIELDS])
  return (
    <>
      <ul className="diff-form">
        {(every ? all : touched).map((pair) => {
          const field = (pair.after ?? pair.before) as Block
          return (
            <li key={pair.name} className={`diff-field diff-${pair.mark}`}>
              <span className="diff-label">
                {say(field.label)} <MarkTag mark={pair.mark} moved={pair.moved} />
              </span>
              <span className="soft small">{say(kinds.find((kind) => kind.type === field.type)?.label) || field.type}</span>
              <SettingList settings={pair.inside} tell={tell} />
            </li>
          )
        })}
      </ul>
      {touched.length < all.length && (
        <Button type="link" size="small" onClick={() => setEvery(!every)} aria-expanded={every}>
          {every ? t('publish.only_changed') : t('publish.all_fields', { count: all.length })}
        </Button>
      )}
      <SettingList settings={rest} tell={tell} />
    </>
  )
}
