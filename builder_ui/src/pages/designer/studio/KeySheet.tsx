/** All keys of a designer on one sheet. */
import { Modal } from 'antd'
import { useWords } from '../../../i18n/useWords'

/** What it does (a text of the area `draw`), and the keys held together. */
export type Keyed = readonly [what: string, ...keys: string[]]

/** What the keys do in every designer. */
export const COMMON_KEYS: readonly Keyed[] = [
  ['undo', 'Ctrl', 'Z'],
  ['redo', 'Ctrl', 'Shift', 'Z'],
  ['key_save', 'Ctrl', 'S'],
  ['key_parts', 'F6'],
  ['key_back', 'Esc'],
]

export function KeySheet({ keys, onClose }: { keys: readonly Keyed[]; onClose: () => void }) {
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
