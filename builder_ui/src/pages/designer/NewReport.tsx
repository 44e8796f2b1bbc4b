/** A new report or notification template, about one form; it opens in its designer at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { saveDraft } from '../../api/drafts'
import { formsQuery } from '../../api/form'
import { write } from '../../designer/document'
import { newNotice } from '../../designer/notice/document'
import { newReport } from '../../designer/report/newReport'
import type { Draft } from '../../designer/uses'
import { useBoth } from '../../i18n/useBoth'
import { useWords } from '../../i18n/useWords'
import { sentence } from '../../shared/useToast'
import { addressOf } from './address'
import { NameAndKey, unnamed, wordsOf, wrongKey } from './NameAndKey'

interface Props {
  kind?: 'report' | 'notice'
  bundle: string
  drafts: Draft[]
  /** The form that it begins with. */
  about?: string | null
  onClose: () => void
}

export function NewReport({ kind = 'report', bundle, drafts, about, onClose }: Props) {
  const { t, say } = useWords()
  const both = useBoth()
  const id = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const elsewhere = useQuery(formsQuery).data ?? []
  const own = drafts.filter((draft) => draft.kind === 'form')
  const forms = [...own, ...elsewhere.filter((form) => !own.some((each) => each.key === form.key))]
  const [chosen, setChosen] = useState<string | undefined>(about ?? own[0]?.key)
  const form = chosen ?? forms[0]?.key
  const taken = drafts.filter((draft) => draft.kind === kind).map((draft) => draft.key)
  const [name, setName] = useState(() => unnamed(`${bundle}_${kind}`, taken))
  const making = useMutation({
    mutationFn: async () => {
      const [key, words, of] = [name.key, wordsOf(name), form ?? '']
      const document = kind === 'notice' ? newNotice(key, words, of) : newReport(key, words, of, await both('report.count'))
      return saveDraft(kind, key, write(document), null, bundle)
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['bundles', bundle] })
      void navigate(addressOf(bundle, kind, name.key))
    },
  })
  return (
    <Modal
      open
      title={t(`${kind}.new`)}
      okText={t('designer.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: wrongKey(name, taken) !== null || form === undefined }}
      confirmLoading={making.isPending}
      onOk={() => making.mutate()}
      onCancel={onClose}
    >
      <div className="new-thing">
        <label htmlFor={`${id}-form`}>{t(`${kind}.form`)}</label>
        <Select id={`${id}-form`} value={form} options={forms.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={setChosen} notFoundContent={t('report.no_form')} />
        <NameAndKey value={name} taken={taken} onChange={setName} />
        {making.error && <Alert type="error" showIcon title={sentence(making.error, t)} />}
      </div>
    </Modal>
  )
}
