import { Kbd, Modal, Table } from '@mantine/core';
import { strings } from '@/shared/strings';

const text = strings.review;

export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={text.shortcuts} closeButtonProps={{ 'aria-label': strings.close }}>
      <Table>
        <Table.Tbody>
          {text.keys.map(([keys, meaning]) => (
            <Table.Tr key={keys}>
              <Table.Td>
                <Kbd>{keys}</Kbd>
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
