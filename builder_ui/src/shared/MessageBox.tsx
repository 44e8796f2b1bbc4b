/** A box for a message with attachments, the same for colleagues and buyers. */
import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Upload } from '../form/Upload'
import './messages.css'

const VIEW = { id: 'attachments', type: 'file', label: { zh: '' }, config: {} }

export function useMessageBox() {
  const [body, setBody] = useState('')
  const [files, setFiles] = useState<string[]>([])
  const clear = () => {
    setBody('')
    setFiles([])
  }
  return { body, setBody, files, setFiles, clear }
}

interface Props {
  box: ReturnType<typeof useMessageBox>
  label: string
  images?: boolean
}

export function MessageBox({ box, label, images = false }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="message-box">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Input.TextArea
        id={id}
        value={box.body}
        placeholder={label}
        onChange={(event) => box.setBody(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={5000}
      />
      <span id={`${id}-files`} className="sr-only">
        {t('ticket.attachments')}
      </span>
      <Upload
        id={`${id}-attach`}
        path="attachments"
        view={VIEW}
        value={box.files}
        onChange={(next) => box.setFiles((next as string[] | null) ?? [])}
        disabled={false}
        invalid={false}
        required={false}
        labelledBy={`${id}-files`}
        describedBy={undefined}
        accept={images ? 'image/*' : undefined}
        camera={images}
        most={9}
      />
    </div>
  )
}
