/** A new password for somebody, which ends the sessions they had. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { setPassword, type User } from '../../api/staff'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../../shared/useToast'

export function PasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useWords()
  const id = useId()
  const toast = useToast()
  const client = useQueryClient()
  const [password, choose] = useState('')
  const saving = useMutation({
    mutationFn: () => setPassword(user.id, password),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] })
      toast.done(t('people.reset_done'))
      onClose()
    },
  })
  return (
    <Modal open title={t('people.reset', { name: user.name })} okText={t('common.save')} cancelText={t('common.cancel')} okButtonProps={{ disabled: password.length < 8 }} confirmLoading={saving.isPending} onOk={() => saving.mutate()} onCancel={onClose}>
      <div className="people-form">
        <label htmlFor={id}>{t('people.new_password')}</label>
        <Input.Password id={id} value={password} maxLength={256} autoComplete="new-password" onChange={(event) => choose(event.target.value)} />
        {saving.error && <Alert type="error" showIcon title={sentence(saving.error, t)} />}
      </div>
    </Modal>
  )
}
