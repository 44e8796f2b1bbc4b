/** All keys of a designer on one sheet. */
import { Modal } from 'antd'
import { useWords } from '../../../i18n/useWords'
import type { Keyed } from './keys'

export default function KeySheet({ keys, onClose }: { keys: readonly Keyed[]; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Modal open title={t('draw.keys')} footer={null} onCancel={onClose}>
      <dl className="keys">
        {keys.map(([what, ...held]) => (
          <div key={what}>
            <dt>{t(`draw.${what}`)}</dt>
            <dd>
              {held.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t('draw.keys_note')}</p>
    </Modal>
  )
}
