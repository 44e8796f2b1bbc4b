/** All keys of the designer on one sheet. */
import { Modal } from 'antd'
import { useWords } from '../../../i18n/useWords'

const KEYS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['undo', 'Ctrl', 'Z'],
  ['redo', 'Ctrl', 'Shift', 'Z'],
  ['key_duplicate', 'Ctrl', 'D'],
  ['key_delete', 'Delete'],
  ['key_select', '↑ ↓'],
  ['key_move', 'Alt', '↑ ↓'],
  ['key_search', '/'],
  ['key_save', 'Ctrl', 'S'],
]

export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  return (
    <Modal open title={t('draw.keys')} footer={null} onCancel={onClose}>
      <dl className="keys">
        {KEYS.map(([what, ...keys]) => (
          <div key={what}>
            <dt>{t(`draw.${what}`)}</dt>
            <dd>
              {keys.map((key) => (
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
