/** The files of one field on their way to the server. */
import { useEffect, useRef, useState, type ChangeEvent, type ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { upload } from '../api/upload'
import { sentence } from '../shared/useToast'
import { uuid } from '../shared/uuid'
import { sentFiles, usePlace } from './place'

export const LARGEST = 10 * 1024 * 1024

interface Running {
  key: string
  name: string
  preview: string | undefined
  share: number
}

export function useUploads(ids: string[], onChange: (ids: string[] | null) => void, most: number) {
  const { t } = useTranslation()
  const place = usePlace()
  const [running, setRunning] = useState<Running[]>([])
  const [trouble, setTrouble] = useState('')
  // Several uploads end in any order: each must add to what the others already added.
  const latest = useRef(ids)
  useEffect(() => {
    latest.current = ids
  }, [ids])

  const keep = (next: string[]) => {
    latest.current = next
    onChange(next.length > 0 ? next : null)
  }

  const send = async (file: File) => {
    if (file.size > LARGEST) return setTrouble(t('form.file_too_large', { name: file.name, most: '10 MB' }))
    const key = uuid()
    const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
    const note = (share: number) => setRunning((all) => all.map((each) => (each.key === key ? { ...each, share } : each)))
    setRunning((all) => [...all, { key, name: file.name, preview, share: 0 }])
    try {
      const stored = await upload(file, place.upload, note)
      sentFiles.set(stored.id, { ...stored, preview })
      keep([...latest.current, stored.id])
    } catch (problem) {
      setTrouble(t('form.file_failed', { name: file.name, why: sentence(problem, t) }))
    }
    setRunning((all) => all.filter((each) => each.key !== key))
  }

  const sendAll = (files: File[]) => {
    const room = most - ids.length - running.length
    setTrouble(files.length > room ? t('form.too_many', { most }) : '')
    for (const file of files.slice(0, room)) void send(file)
  }

  return {
    running,
    trouble,
    drop: (id: string) => keep(ids.filter((each) => each !== id)),
    pick: (event: ChangeEvent<HTMLInputElement>) => {
      sendAll([...(event.target.files ?? [])])
      event.target.value = ''
    },
    paste: (event: ClipboardEvent) => sendAll([...event.clipboardData.files]),
  }
}
