/** A new password for oneself, against the present one. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { changeOwnPassword } from '../../api/session'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../useToast'
import './password.css'

const LEAST = 8
const MOST = 256

export interface Props {
  username: string
  onClose: () => void
}

export default function OwnPassword({ username, onClose }: Props) {
  const { t } = useWords()
  const id = useId()
  const toast = useToast()
  const [current, setCurrent] = useState('')
  const [chosen, setChosen] = useState('')
  const [again, setAgain] = useState('')
  const saving = useMutation({
    mutationFn: () => changeOwnPassword(current, chosen),
    onSuccess: () => {
      toast.done(t('password.done'))
      onClose()
    },
  })
  const differ = again !== '' && again !== chosen
  const ready = current !== '' && chosen.length >= LEAST && again === chosen
  return (
    <Modal
      open
      title={t('password.title')}
      okText={t('password.mine')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, htmlType: 'submit', form: `${id}-form` }}
      confirmLoading={saving.isPending}
      onCancel={onClose}
    >
      <p className="soft small">{t('password.means')}</p>
      <form
        id={`${id}-form`}
        className="own-password"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !saving.isPending) saving.mutate()
        }}
      >
        <input hidden readOnly autoComplete="username" value={username} />
        <label htmlFor={`${id}-current`}>{t('password.current')}</label>
        <Input.Password id={`${id}-current`} value={current} maxLength={MOST} autoComplete="current-password" onChange={(event) => setCurrent(event.target.value)} />
        <label htmlFor={`${id}-chosen`}>{t('password.chosen')}</label>
        <Input.Password id={`${id}-chosen`} aria-describedby={`${id}-rule`} value={chosen} maxLength={MOST} autoComplete="new-password" onChange={(event) => setChosen(event.target.value)} />
        <p id={`${id}-rule`} className="soft small">
          {t('password.rule')}
        </p>
        <label htmlFor={`${id}-again`}>{t('password.again')}</label>
        <Input.Password id={`${id}-again`} aria-describedby={`${id}-differ`} status={differ ? 'error' : ''} value={again} maxLength={MOST} autoComplete="new-password" onChange={(event) => setAgain(event.target.value)} />
        <p id={`${id}-differ`} className="own-password-differ small">
          {differ && t('password.differ')}
        </p>
        {saving.error && <Alert type="error" showIcon title={sentence(saving.error, t)} />}
      </form>
    </Modal>
  )
}
