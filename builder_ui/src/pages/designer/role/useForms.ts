/** The forms that a role can speak of: of this application as they are drawn, of others, and those it names already. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formsQuery } from '../../../api/form'
import type { Words } from '../../../api/words'
import { EVERY, type RoleDocument } from '../../../designer/role/document'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'

export interface Listed {
  key: string
  name: Words | string
}

export function useForms(drafts: readonly Draft[], document: RoleDocument): Listed[] {
  const { t } = useWords()
  const elsewhere = useQuery(formsQuery).data
  return useMemo(() => {
    const own = drafts.filter((draft) => draft.kind === 'form').map(({ key, name }): Listed => ({ key, name }))
    const others = (elsewhere ?? []).map(({ key, name }): Listed => ({ key, name }))
    const named = document.body.grants.map(({ form }): Listed => ({ key: form, name: form === EVERY ? t('role.every_form') : form }))
    const every: Listed = { key: EVERY, name: t('role.every_form') }
    const all = [...own, ...others, ...named, every]
    return all.filter((form, index) => all.findIndex((each) => each.key === form.key) === index)
  }, [drafts, elsewhere, document.body.grants, t])
}
