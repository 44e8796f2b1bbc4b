/** One file of a field: its picture or name, how far it has got, and a way to take it out. */
import { CloseOutlined, FileOutlined, PictureOutlined } from '@ant-design/icons'
import { Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BASE } from '../api/http'
import { sentFiles } from './place'

interface Props {
  id?: string
  name?: string
  preview?: string
  share?: number
  image: boolean
  onRemove?: () => void
}

export function UploadedFile({ id, name, preview, share, image, onRemove }: Props) {
  const { t } = useTranslation()
  const [unseen, setUnseen] = useState(false)
  const sent = id ? sentFiles.get(id) : undefined
  const title = name ?? sent?.name ?? t('form.file')
  const source = preview ?? sent?.preview ?? sent?.url ?? (id ? `${BASE}/files/${id}` : undefined)
  return (
    <li className={image ? 'upload upload-image' : 'upload'}>
      {image && source && !unseen ? (
        <img src={source} alt={title} onError={() => setUnseen(true)} />
      ) : (
        <span className="upload-name">
          {image ? <PictureOutlined aria-hidden /> : <FileOutlined aria-hidden />} {title}
        </span>
      )}
      {share !== undefined && <Progress percent={Math.round(share * 100)} size="small" showInfo={false} aria-label={t('form.sending', { name: title })} />}
      {onRemove && (
        <button type="button" className="upload-remove" onClick={onRemove} aria-label={t('form.remove_file', { name: title })}>
          <CloseOutlined aria-hidden />
        </button>
      )}
    </li>
  )
}
