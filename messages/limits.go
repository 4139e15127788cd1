package messages

// The limits of a spec; each is a clear mistake when it is passed.
const (
	MaxPoints     = 2_000_000 // values of all series together
	MaxBlocks     = 500       // rows and the blocks in them count
	MaxRowBlocks  = 6         // of one row
	MaxShare      = 6         // of a block's width in a row
	MaxItems      = 24        // key figures of a block
	MaxSeries     = 200       // a block
	MaxCategories = 500
	MaxBins       = 1000
	MaxSlices     = 32      // of one pie
	MaxCells      = 250_000 // of one table

	MaxDatasets    = 100
	MaxDataColumns = 1000      // of one data set
	MaxDataCells   = 4_000_000 // of all data sets together: x and y of MaxPoints

	MaxTitle   = 300     // characters; also of subtitle, author, header, footer
	MaxColumns = 100     // of one table
	MaxCell    = 1000    // characters of a table's cell
	MaxLabel   = 120     // characters: names of series, categories, columns, units, axis titles
	MaxText    = 100_000 // characters of a text block
	MaxValue   = 1e300   // magnitude of a number, also of a stacked sum
	MaxDepth   = 64      // nesting of the JSON
)
