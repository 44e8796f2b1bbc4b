/** A new application that begins empty. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Bundle } from '../../api/bundle'
import { beginBundle } from '../../api/drafts'
import { useWords } from '../../i18n/useWords'
import { sentence } from '../../shared/useToast'
import { NameAndKey, unnamed, wordsOf, wrongKey } from './NameAndKey'

export function NewApplication({ others, onClose }: { others: Bundle[]; onClose: () => void }) {
  const { t, say } = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [requires, setRequires] = useState<string[]>([])
  const id = useId()
  const taken = others.map((bundle) => bundle.key)
  const [name, setName] = useState(() => unnamed('app', taken))
  const languages = name.en.trim() ? ['zh', 'en'] : ['zh']
  const making = useMutation({
    mutationFn: () => beginBundle(name.key, { name: wordsOf(name), requires, languages }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['bundles'] })
      void navigate(`/designer/${name.key}`)
    },
  })
  return (
    <Modal
      open
      title={t('designer.new_application')}
      okText={t('designer.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: wrongKey(name, taken) !== null }}
      confirmLoading={making.isPending}
      onOk={() => making.mutate()}
      onCancel={onClose}
    >
      <div className="new-thing">
        <NameAndKey value={name} taken={taken} onChange={setName} />
        <label htmlFor={id}>{t('designer.requires')}</label>
        <Select
          id={id}
          mode="multiple"
          value={requires}
          onChange={setRequires}
          options={others.map((bundle) => ({ value: bundle.key, label: say(bundle.name) }))}
        />
        <p className="soft small">{t('designer.requires_help')}</p>
        {making.error && <Alert type="error" showIcon title={sentence(making.error, t)} />}
      </div>
    </Modal>
  )
}
