/** A new rule: about which form, and from what it begins; it opens in the designer at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { readDraft, saveDraft } from '../../../api/drafts'
import { formsQuery } from '../../../api/form'
import type { Words } from '../../../api/words'
import { read, write } from '../../../designer/document'
import { formOf } from '../../../designer/names'
import { newRule, SKELETONS, WORDINGS, type Skeleton, type Wordings } from '../../../designer/rule/skeletons'
import type { Draft } from '../../../designer/uses'
import { useBoth } from '../../../i18n/useBoth'
import { useWords } from '../../../i18n/useWords'
import { sentence } from '../../../shared/useToast'
import { addressOf } from '../address'
import { NameAndKey, unnamed, wordsOf, wrongKey } from '../NameAndKey'
import { useDocuments } from '../studio/useDocuments'
import './newRule.css'

interface Props {
  bundle: string
  drafts: Draft[]
  /** The form it is about, where that is known already. */
  form?: string
  onClose: () => void
}

export function NewRule({ bundle, drafts, form: given, onClose }: Props) {
  const { t, say } = useWords()
  const both = useBoth()
  const client = useQueryClient()
  const navigate = useNavigate()
  const own = drafts.filter((draft) => draft.kind === 'form')
  const elsewhere = useQuery(formsQuery).data ?? []
  const forms = new Map([...elsewhere, ...own].map((each) => [each.key, say(each.name)]))
  const groups = useDocuments('group', drafts)
  const taken = drafts.filter((draft) => draft.kind === 'rule').map((draft) => draft.key)
  const [name, setName] = useState(() => unnamed(`${bundle}_rule`, taken))
  const [form, setForm] = useState(given ?? own[0]?.key ?? '')
  const [start, setStart] = useState<Skeleton>('blank')
  const id = useId()
  const making = useMutation({
    mutationFn: async () => {
      const words = Object.fromEntries(await Promise.all(WORDINGS.map(async (each): Promise<[string, Words]> => [each, await both(`rule.text_${each}`)]))) as unknown as Wordings
      const about = formOf(read((await readDraft('form', form)).text).document)
      const document = newRule(start, { key: name.key, name: wordsOf(name), form: about, group: groups[0]?.key ?? 'group', words })
      return saveDraft('rule', name.key, write(document), null, bundle)
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['bundles', bundle] })
      void navigate(addressOf(bundle, 'rule', name.key))
    },
  })
  const choose = (next: Skeleton) => {
    setStart(next)
    // The name of the kind will do until somebody writes a better one.
    if (next !== 'blank' && (name.zh === '' || SKELETONS.some((each) => name.zh === t(`rule.start_${each}`)))) setName({ ...name, zh: t(`rule.start_${next}`) })
  }
  return (
    <Modal
      open
      width={640}
      title={t('rule.new')}
      okText={t('designer.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: wrongKey(name, taken) !== null || form === '' }}
      confirmLoading={making.isPending}
      onOk={() => making.mutate()}
      onCancel={onClose}
    >
      <div className="new-thing">
        <label htmlFor={id}>{t('rule.new_form')}</label>
        <Select id={id} showSearch={{ optionFilterProp: 'label' }} value={form || undefined} options={[...forms].map(([value, label]) => ({ value, label }))} onChange={setForm} />
        <div id={`${id}-start`} className="field-label">
          {t('rule.new_start')}
        </div>
        <div className="starts" role="radiogroup" aria-labelledby={`${id}-start`}>
          {SKELETONS.map((each) => (
            <label key={each} className={start === each ? 'start start-on' : 'start'}>
              <input type="radio" name={`${id}-start`} checked={start === each} onChange={() => choose(each)} />
              <strong>{t(`rule.start_${each}`)}</strong>
              <span className="soft small">{t(`rule.start_${each}_note`)}</span>
            </label>
          ))}
        </div>
        <NameAndKey value={name} taken={taken} onChange={setName} />
        {making.error && <Alert type="error" showIcon title={sentence(making.error, t)} />}
      </div>
    </Modal>
  )
}
