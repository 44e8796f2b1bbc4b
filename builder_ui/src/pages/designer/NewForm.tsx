/** A new form in this application; it opens in the designer at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { saveDraft } from '../../api/drafts'
import { formsQuery } from '../../api/form'
import { write } from '../../designer/document'
import { newForm } from '../../designer/newForm'
import type { Draft } from '../../designer/uses'
import { useBoth } from '../../i18n/useBoth'
import { useWords } from '../../i18n/useWords'
import { sentence } from '../../shared/useToast'
import { addressOf } from './address'
import { NameAndKey, unnamed, wordsOf, wrongKey } from './NameAndKey'

export function NewForm({ bundle, drafts, onClose }: { bundle: string; drafts: Draft[]; onClose: () => void }) {
  const { t } = useWords()
  const both = useBoth()
  const client = useQueryClient()
  const navigate = useNavigate()
  const elsewhere = useQuery(formsQuery).data ?? []
  const taken = [...elsewhere, ...drafts.filter((draft) => draft.kind === 'form')].map((form) => form.key)
  const [name, setName] = useState(() => unnamed(`${bundle}_form`, taken))
  const making = useMutation({
    mutationFn: async () => {
      const wordings = { first: await both('designer.first_field'), open: await both('category.open'), done: await both('category.closed') }
      return saveDraft('form', name.key, write(newForm(name.key, wordsOf(name), wordings)), null, bundle)
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['bundles', bundle] })
      void navigate(addressOf(bundle, 'form', name.key))
    },
  })
  return (
    <Modal
      open
      title={t('designer.new_form')}
      okText={t('designer.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: wrongKey(name, taken) !== null }}
      confirmLoading={making.isPending}
      onOk={() => making.mutate()}
      onCancel={onClose}
    >
      <div className="new-thing">
        <NameAndKey value={name} taken={taken} onChange={setName} />
        {making.error && <Alert type="error" showIcon title={sentence(making.error, t)} />}
      </div>
    </Modal>
  )
}
