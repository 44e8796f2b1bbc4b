/** Chooses or takes files, sends them at once with progress, and shows what was sent. */
import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from './kind'
import { isTouch } from './touch'
import { UploadedFile } from './UploadedFile'
import { useUploads } from './useUploads'
import './upload.css'

interface Props extends FieldProps {
  accept?: string
  camera?: boolean
  most: number
}

export function Upload({ id, value, onChange, disabled, labelledBy, describedBy, accept, camera = false, most }: Props) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const shutter = useRef<HTMLInputElement>(null)
  const ids = (value as string[] | null) ?? []
  const uploads = useUploads(ids, onChange, most)
  const full = ids.length + uploads.running.length >= most
  const input = { type: 'file', hidden: true, accept, onChange: uploads.pick } as const
  return (
    <div role="group" aria-labelledby={labelledBy} aria-describedby={describedBy} onPaste={disabled ? undefined : uploads.paste}>
      <ul className="uploads">
        {ids.map((file) => (
          <UploadedFile key={file} id={file} image={camera} onRemove={disabled ? undefined : () => uploads.drop(file)} />
        ))}
        {uploads.running.map((file) => (
          <UploadedFile key={file.key} name={file.name} preview={file.preview} share={file.share} image={camera} />
        ))}
      </ul>
      {!disabled && (
        <div className="row">
          <input ref={chooser} {...input} multiple={most > 1} data-testid={`${id}-file`} aria-label={t('form.choose_file')} />
          <Button id={id} icon={<PaperClipOutlined aria-hidden />} disabled={full} onClick={() => chooser.current?.click()}>
            {t(camera ? 'form.choose_photo' : 'form.choose_file')}
          </Button>
          {camera && isTouch() && (
            <>
              <input ref={shutter} {...input} capture="environment" aria-label={t('form.take_photo')} />
              <Button icon={<CameraOutlined aria-hidden />} disabled={full} onClick={() => shutter.current?.click()}>
                {t('form.take_photo')}
              </Button>
            </>
          )}
          <span className="soft small">{t('form.of_most', { count: ids.length, most })}</span>
        </div>
      )}
      {uploads.trouble && (
        <div className="field-error" role="alert">
          {uploads.trouble}
        </div>
      )}
    </div>
  )
}
