/** Whether somebody is there to be given work: a colour and a word. */
import { useTranslation } from 'react-i18next'
import type { Presence } from '../api/skills'
import './marks.css'

const TONES: Record<Presence, string> = { online: 'solved', busy: 'pending', away: 'on_hold', offline: 'closed' }

export function PresenceMark({ presence }: { presence: Presence }) {
  const { t } = useTranslation()
  return <span className={`status status-${TONES[presence]}`}>{t(`presence.${presence}`)}</span>
}
