// Reads what was posted with WordPress's own block library, as its editor does when somebody opens the post.
//
//   node blocks.cjs FOLDER < POSTS > FAULTS
//
// FOLDER holds node_modules; POSTS is a JSON list of {name, content}; FAULTS a JSON list of {name, block,
// fault, ours, theirs}: blocks that the editor does not take as they are, or would write in another way.
const path = require( 'path' );
const { createRequire } = require( 'module' );
const here = createRequire( path.resolve( process.argv[ 2 ], 'node_modules/@wordpress/block-library/package.json' ) );

const { JSDOM, VirtualConsole } = createRequire( path.resolve( process.argv[ 2 ], 'x.js' ) )( 'jsdom' );
// What the library says about styles is of no interest here.
const { window } = new JSDOM( '<!doctype html><html><body></body></html>', {
	url: 'http://localhost/', pretendToBeVisual: true, virtualConsole: new VirtualConsole(),
} );
for ( const name of Object.getOwnPropertyNames( window ) ) {
	if ( ! ( name in globalThis ) ) {
		globalThis[ name ] = window[ name ];
	}
}
const never = () => {};
const watcher = class { observe() {} unobserve() {} disconnect() {} };
const missing = {
	window, document: window.document, navigator: window.navigator, ResizeObserver: watcher, IntersectionObserver: watcher,
	matchMedia: () => ( { matches: false, addListener: never, removeListener: never, addEventListener: never, removeEventListener: never } ),
	CSS: { escape: ( text ) => text, supports: () => false },
};
for ( const [ name, value ] of Object.entries( missing ) ) {
	Object.defineProperty( globalThis, name, { value, configurable: true, writable: true } );
	if ( ! ( name in window ) ) {
		window[ name ] = value;
	}
}
// The library's warnings about blocks come back as faults.
for ( const name of [ 'log', 'info', 'warn', 'error', 'group', 'groupCollapsed', 'groupEnd', 'debug' ] ) {
	console[ name ] = never;
}

const { parse, serialize, getBlockTypes } = here( '@wordpress/blocks' );
here( '@wordpress/block-library' ).registerCoreBlocks();
if ( getBlockTypes().length < 50 ) {
	throw new Error( 'the library registered nothing' );
}

const faults = [];
const check = ( name, blocks ) => {
	for ( const block of blocks ) {
		if ( ! block.isValid || block.name === 'core/freeform' || block.name === 'core/missing' ) {
			const why = ( block.validationIssues || [] ).map( ( issue ) => issue.args.join( ' ' ) ).join( '; ' );
			faults.push( { name, block: block.name, fault: why || 'not a block', ours: block.originalContent, theirs: '' } );
		}
		check( name, block.innerBlocks );
	}
};
const posts = JSON.parse( require( 'fs' ).readFileSync( 0, 'utf8' ) );
// What a page of these words holds: entities and the order of attributes are every editor's own habit, and
// newer ones keep a heading's anchor in its settings besides.
const page = ( text ) => {
	const room = window.document.createElement( 'div' );
	room.innerHTML = text;
	const walker = window.document.createTreeWalker( room, window.NodeFilter.SHOW_COMMENT );
	while ( walker.nextNode() ) {
		const found = /^ wp:heading (\{.*\}) $/.exec( walker.currentNode.data );
		const { anchor, ...settings } = found ? JSON.parse( found[ 1 ] ) : {};
		if ( anchor ) {
			const others = Object.keys( settings ).length ? JSON.stringify( settings ) + ' ' : '';
			walker.currentNode.data = ' wp:heading ' + others;
		}
	}
	return room;
};
const shown = ( node ) => node ? node.outerHTML || node.data : '';
for ( const { name, content } of posts ) {
	const blocks = parse( content );
	check( name, blocks );
	const [ ours, theirs ] = [ content, serialize( blocks ) ].map( ( text ) => Array.from( page( text ).childNodes ) );
	const at = ours.findIndex( ( node, at ) => ! node.isEqualNode( theirs[ at ] || null ) );
	if ( at >= 0 || ours.length !== theirs.length ) {
		faults.push( { name, block: '', fault: 'saved otherwise', ours: shown( ours[ at ] ), theirs: shown( theirs[ at ] ) } );
	}
}
process.stdout.write( JSON.stringify( faults ) );
process.exit( 0 );
