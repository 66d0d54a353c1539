import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'trro-session-viewer';

function App() {
  const [isOpen, setOpen] = useState(true);
  const [devices, setDevices] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setOpen(!isOpen)}>{isOpen ? 'Close' : 'Open'}</button>
      <output>{devices} devices</output>
      {isOpen && <trro-session-viewer src="session.json" ontrro-load={({ detail }) => setDevices(detail.devices.length)} />}
    </>
  );
}

createRoot(document.getElementById('app')!).render(<StrictMode><App /></StrictMode>);
