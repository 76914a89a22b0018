package org.stubarchive.loader;

import java.util.List;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.loader.memory.RawMemory;

/** The fault ranges of all images in the form that the signal handler searches. */
final class FaultTable {
    private FaultTable() {}

    /**
     * Builds the table and publishes it.
     *
     * @param images ascending by address
     * @param signalState address of the block laid out by {@link SignalStateLayout}
     */
    static void publish(List<PlacedImage> images, long signalState) {
        int count = 0;
        for (int i = 0; i < images.size(); i++) {
            count += images.get(i).tables.faultCount();
        }
        long table = RawMemory.allocate(SignalStateLayout.FAULT_ROWS + (long) count * SignalStateLayout.FAULT_ROW_SIZE);
        RawMemory.putLong(table + SignalStateLayout.FAULT_COUNT, count);
        long row = table + SignalStateLayout.FAULT_ROWS;
        for (int i = 0; i < images.size(); i++) {
            PlacedImage image = images.get(i);
            CodeTables tables = image.tables;
            long text = image.text;
            int ranges = tables.faultCount();
            for (int range = 0; range < ranges; range++) {
                RawMemory.putLong(row + SignalStateLayout.FAULT_START, text + tables.faultStart(range));
                RawMemory.putLong(row + SignalStateLayout.FAULT_END, text + tables.faultEnd(range));
                RawMemory.putLong(row + SignalStateLayout.FAULT_HANDLER, text + tables.faultHandler(range));
                row += SignalStateLayout.FAULT_ROW_SIZE;
            }
        }
        RawMemory.putLongVolatile(signalState + SignalStateLayout.FAULT_TABLE, table);
    }
}
