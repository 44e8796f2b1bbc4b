/** The form as people will meet it: the real renderer and the real logic, straight from the draft. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { Suspense, useMemo, useState } from 'react'
import { calendarsQuery } from '../../../api/policies'
import { asSeen } from '../../../designer/preview'
import type { FormDocument } from '../../../designer/document'
import { FormFields } from '../../../form/FormFields'
import { PlaceContext, type Place } from '../../../form/place'
import { useForm, type FormDefinition } from '../../../form/useForm'
import { useWords } from '../../../i18n/useWords'
import { Boundary } from '../../../shared/Boundary'
import { PageSpinner } from '../../../shared/PageSpinner'
import { useStudio } from '../studio/studio'
import { useDrawing } from './drawing'

export default function Preview({ phone }: { phone: boolean }) {
  const { t, say } = useWords()
  const { document } = useDrawing()
  const calendars = useQuery(calendarsQuery(useStudio().bundle)).data
  const buyer = phone && document.body.public !== undefined
  const definition = useMemo(() => asSeen(document, buyer, calendars), [document, buyer, calendars])
  return (
    <div className={phone ? 'preview preview-phone' : 'preview'} aria-label={t('draw.preview')} role="region">
      <h2>{say(document.name)}</h2>
      {buyer && document.body.public?.intro && <p className="soft pre">{say(document.body.public.intro)}</p>}
      {/* A half-written condition may break it: the next edit gives it another try. */}
      <Boundary key={keyOf(document)} instead={<Alert type="warning" showIcon title={t('draw.preview_broken')} />}>
        <Suspense fallback={<PageSpinner />}>
          <Filled key={phone ? 'phone' : 'desk'} definition={definition} phone={phone} />
        </Suspense>
      </Boundary>
    </div>
  )
}

/** The boundary begins anew when conditions changed, not at every letter of a label. */
const keyOf = ({ body }: FormDocument) => JSON.stringify(body.fields.map((field) => [field.visible, field.required, field.config?.expression]))

function Filled({ definition, phone }: { definition: FormDefinition; phone: boolean }) {
  const { t } = useWords()
  const form = useForm(definition)
  const [well, setWell] = useState(false)
  const place = useMemo((): Place => ({ kind: phone ? 'public' : 'desk', upload: { path: '/files' } }), [phone])
  return (
    <PlaceContext value={place}>
      <FormFields form={form} />
      <Button type="primary" block={phone} onClick={() => setWell(form.collect() !== null)}>
        {t('draw.try_submit')}
      </Button>
      {well && Object.keys(form.complaints).length === 0 && <Alert className="preview-well" type="success" showIcon title={t('draw.would_submit')} />}
    </PlaceContext>
  )
}
