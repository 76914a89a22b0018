package org.stubarchive.loader;

import java.util.Arrays;
import org.stubarchive.format.code.CellBinding;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeSymbols;

/** Writes the cells of placed images. */
final class CellBinder {
    private static final String REMEDY = "; train again with this version";

    private final ImageSpace space;
    private final AddressTable addresses;
    private final VariableTable variables;

    CellBinder(ImageSpace space, AddressTable addresses, VariableTable variables) {
        this.space = space;
        this.addresses = addresses;
        this.variables = variables;
    }

    /**
     * Static ids of stubs that cells refer to and that are not bound, in ascending order of cells, with repetitions.
     */
    int[] missingReferences(PlacedImage image) {
        CodeTables tables = image.tables;
        int[] missing = new int[8];
        int count = 0;
        int cells = tables.cellCount();
        for (int cell = 0; cell < cells; cell++) {
            int id = tables.cellStaticId(cell);
            if (id != -1 && !addresses.isBound(id)) {
                missing = count < missing.length ? missing : Arrays.copyOf(missing, 2 * count);
                missing[count++] = id;
            }
        }
        return Arrays.copyOf(missing, count);
    }

    /**
     * Writes all cells of an image and makes those that never change read-only.
     *
     * @throws CodeLoadException if a cell names something that this version or machine does not have
     */
    void bind(PlacedImage image) throws CodeLoadException {
        CodeTables tables = image.tables;
        long cellsAddress = image.address;
        int cells = tables.cellCount();
        int unresolved = 0;
        int[] unresolvedCells = new int[4];
        for (int cell = 0; cell < cells; cell++) {
            long slot = cellsAddress + tables.cellOffset(cell);
            int id = tables.cellStaticId(cell);
            if (id != -1) {
                if (addresses.isBound(id)) {
                    RawMemory.putLong(slot, stubAddress(image, cell, id));
                } else {
                    RawMemory.putLong(slot, space.missingCodeAddress());
                    unresolvedCells = unresolved < unresolvedCells.length ? unresolvedCells : Arrays.copyOf(unresolvedCells, 2 * unresolved);
                    unresolvedCells[unresolved++] = cell;
                }
            } else if (tables.cellBinding(cell) == CellBinding.IMAGE_OFFSET) {
                RawMemory.putLong(slot, image.text + (tables.cellIndex(cell) == 0 ? 0 : tables.textSize()) + tables.cellAddend(cell));
            } else {
                RawMemory.putLong(slot, namedValue(image, cell) + tables.cellAddend(cell));
            }
        }
        setUnresolved(image, unresolvedCells, unresolved);
        space.protectCells(cellsAddress, tables);
        image.bound = true;
    }

    /**
     * Writes the cells again that referred to missing code which is bound now.
     *
     * @throws CodeLoadException as {@link #bind}
     */
    void bindAgain(PlacedImage image) throws CodeLoadException {
        boolean writable = false;
        int unresolved = 0;
        for (int cell : image.unresolvedCells) {
            int id = image.tables.cellStaticId(cell);
            if (!addresses.isBound(id)) {
                image.unresolvedCells[unresolved++] = cell;
                continue;
            }
            if (!writable) {
                space.unprotectCells(image.address, image.tables);
                writable = true;
            }
            RawMemory.putLongVolatile(image.address + image.tables.cellOffset(cell), stubAddress(image, cell, id));
        }
        if (writable) {
            space.protectCells(image.address, image.tables);
        }
        setUnresolved(image, image.unresolvedCells, unresolved);
    }

    private static void setUnresolved(PlacedImage image, int[] cells, int count) {
        image.unresolvedCells = Arrays.copyOf(cells, count);
        image.unresolvedValues = new long[count];
        for (int i = 0; i < count; i++) {
            image.unresolvedValues[i] = RawMemory.getLong(image.address + image.tables.cellOffset(cells[i]));
        }
    }

    /** Value of a cell that names an entry of a bound stub. The stub may be another image's, whose declarations may differ. */
    private long stubAddress(PlacedImage image, int cell, int id) throws CodeLoadException {
        int index = image.tables.cellIndex(cell);
        int entries = addresses.entryCount(id);
        if (index >= entries && image.hasStaleUnits) {
            return space.missingCodeAddress();
        }
        if (index >= entries) {
            throw new CodeLoadException(image.file + ": cell " + cell + ": entry of " + image.tables.cellName(cell) + ": expected 0.." + (entries - 1) + ", found " + index + REMEDY);
        }
        long entry = addresses.entry(id, index);
        long addend = image.tables.cellAddend(cell);
        long room = addresses.end(id) - entry;
        if ((addend < 0 || addend > room) && image.hasStaleUnits) {
            return space.missingCodeAddress();
        }
        if (addend < 0 || addend > room) {
            throw new CodeLoadException(image.file + ": cell " + cell + ": addend to " + image.tables.cellName(cell) + ": expected 0.." + room + ", found " + addend + REMEDY);
        }
        return entry + addend;
    }

    private long namedValue(PlacedImage image, int cell) throws CodeLoadException {
        String name = image.tables.cellName(cell);
        int binding = image.tables.cellBinding(cell);
        if (binding == CellBinding.EXTERNAL_FUNCTION) {
            long address = NativeSymbols.find(name);
            if (address == 0 && image.hasStaleUnits) {
                return space.missingCodeAddress();
            }
            if (address == 0) {
                throw new CodeLoadException(image.file + ": cell " + cell + ": the C library of this machine has no function '" + name + "'" + REMEDY);
            }
            return address;
        }
        if (binding == CellBinding.VM_VARIABLE) {
            int variable = variables.find(name);
            if (variable < 0 && image.hasStaleUnits) {
                return space.missingCodeAddress();
            }
            if (variable < 0) {
                throw new CodeLoadException(image.file + ": cell " + cell + ": this version has no VM variable '" + name + "'" + REMEDY);
            }
            return variables.value(variable);
        }
        throw new CodeLoadException(image.file + ": cell " + cell + ": " + CellBinding.name(binding) + " without a stub" + REMEDY);
    }
}
