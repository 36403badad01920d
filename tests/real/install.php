<?php
// Sets up a fresh WordPress for tests and prints an editor's login: php install.php FOLDER
define( 'WP_INSTALLING', true );
$_SERVER += array( 'HTTP_HOST' => '127.0.0.1', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET' );
// No mail leaves a test.
function wp_mail() { return true; }
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter( 'pre_http_request', function () { return new WP_Error( 'offline' ); } );
wp_install( 'Beispielrat', 'verwaltung', 'verwaltung@example.org', false, '', wp_generate_password() );
wp_delete_post( 1, true );
switch_theme( 'klar' );
$wp_rewrite->set_permalink_structure( '/%year%/%monthnum%/%postname%/' );
$wp_rewrite->flush_rules( false );
update_option( 'ping_sites', '' );
wp_insert_term( 'Presse & Öffentlichkeit', 'category' );
$editor = wp_insert_user( array(
	'user_login' => 'presse', 'user_pass' => wp_generate_password(), 'user_email' => 'presse@example.org', 'role' => 'editor',
) );
list( $password ) = WP_Application_Passwords::create_new_application_password( $editor, array( 'name' => 'klartext' ) );
echo "\nlogin presse $password\n";
