/** Names a view, and says with whom it is shared. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { definedQuery } from '../../api/staff'
import { changeView, keepView, type SavedView, type ViewState } from '../../api/views'
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../../shared/useToast'

interface Props {
  form: string
  view?: SavedView
  state: ViewState
  onClose: () => void
  onMade: (id: number) => void
}

export function ViewDialog({ form, view, state, onClose, onMade }: Props) {
  const { t, say } = useWords()
  const id = useId()
  const toast = useToast()
  const client = useQueryClient()
  const session = useSession()
  const [name, setName] = useState(view?.name ?? '')
  const [roles, setRoles] = useState<string[]>(view?.roles ?? [])
  // Names of roles are told in the designer only; others know their own by key.
  const defined = useQuery({ ...definedQuery('role'), enabled: session.pages.includes('designer') }).data
  const known = defined ?? session.user.roles.filter((role) => role !== 'administrator').map((key) => ({ key, name: { zh: key } }))
  const saving = useMutation({
    mutationFn: async () => (view ? void (await changeView(view.id, { name: name.trim(), roles })) : onMade((await keepView(form, name.trim(), roles, state)).id)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['views', form] })
      toast.done(t('view.saved'))
      onClose()
    },
  })
  return (
    <Modal open title={view ? t('view.edit', { name: view.name }) : t('view.save')} okText={t('common.save')} cancelText={t('common.cancel')} okButtonProps={{ disabled: name.trim() === '' }} confirmLoading={saving.isPending} onOk={() => saving.mutate()} onCancel={onClose}>
      <div className="view-form">
        <label htmlFor={`${id}-name`}>{t('view.name')}</label>
        <Input id={`${id}-name`} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        {known.length > 0 && (
          <>
            <label htmlFor={`${id}-roles`}>{t('view.share')}</label>
            <Select id={`${id}-roles`} mode="multiple" value={roles} options={known.map((role) => ({ value: role.key, label: say(role.name) }))} onChange={setRoles} />
          </>
        )}
        {saving.error && <Alert type="error" showIcon title={sentence(saving.error, t)} />}
      </div>
    </Modal>
  )
}
