<?php
// What php's own web server does with a request: files as they are, everything else to WordPress.
if ( is_file( __DIR__ . '/requests' ) ) {
	// One byte each, for whoever counts them.
	file_put_contents( __DIR__ . '/requests', '.', FILE_APPEND | LOCK_EX );
}
$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );
if ( $path !== '/' && is_file( $_SERVER['DOCUMENT_ROOT'] . $path ) ) {
	return false;
}
foreach ( array( 'SCRIPT_NAME', 'PHP_SELF' ) as $name ) {
	$_SERVER[ $name ] = '/index.php';
}
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
chdir( $_SERVER['DOCUMENT_ROOT'] );
require $_SERVER['SCRIPT_FILENAME'];
