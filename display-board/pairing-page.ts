import '../ui/pairing/pairing.css';

export { PairingScreen } from '../ui/pairing/pairing-screen.tsx';
