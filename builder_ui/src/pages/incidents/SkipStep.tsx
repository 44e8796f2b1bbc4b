/** Goes on without the step, by the exit that is chosen; or gives a background job up. */
import { useMutation } from '@tanstack/react-query'
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { skip, type Incident } from '../../api/incident'
import { useWords } from '../../i18n/useWords'
import { useToast } from '../../shared/useToast'

interface Props {
  incident: Incident
  onDone: () => void
  onClose: () => void
}

export function SkipStep({ incident, onDone, onClose }: Props) {
  const { t, say } = useWords()
  const toast = useToast()
  const [port, setPort] = useState(incident.exits[0]?.id ?? null)
  const skipping = useMutation({ mutationFn: () => skip(incident.id, port), onSuccess: onDone, onError: toast.failed })
  return (
    <Modal
      open
      title={t(incident.where ? 'incidents.skip_title' : 'incidents.put_aside')}
      okText={t(incident.where ? 'incidents.skip' : 'incidents.put_aside')}
      cancelText={t('common.cancel')}
      onOk={() => skipping.mutate()}
      confirmLoading={skipping.isPending}
      onCancel={onClose}
    >
      <p>{t(incident.where ? 'incidents.skip_note' : 'incidents.put_aside_note')}</p>
      {incident.exits.length > 1 && (
        <fieldset className="incident-exits">
          <legend>{t('incidents.by_exit')}</legend>
          <Radio.Group
            vertical
            value={port}
            onChange={(event) => setPort(event.target.value as string)}
            options={incident.exits.map((exit) => ({ value: exit.id, label: say(exit.label) }))}
          />
        </fieldset>
      )}
    </Modal>
  )
}
