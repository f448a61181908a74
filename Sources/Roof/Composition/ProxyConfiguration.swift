import Foundation

/// Configuration of the proxy that ends TLS before the program.
public enum ProxyConfiguration {
    /// An nginx site: TLS, compression, one upstream on loopback.
    public static func nginx(host: String, port: Int) -> String {
        """
        # /etc/nginx/sites-available/songhong — apt install nginx; ln -s to sites-enabled; nginx -t && systemctl reload nginx
        # What people look for stands behind the question mark of an address: it is not kept.
        log_format songhong '$remote_addr [$time_iso8601] $request_method $uri $status $body_bytes_sent $request_time';
        server {
            listen 80;
            listen [::]:80;
            server_name \(host);
            access_log /var/log/nginx/songhong.log songhong;
            return 301 https://$host$request_uri;
        }
        server {
            listen 443 ssl http2;
            listen [::]:443 ssl http2;
            server_name \(host);
            access_log /var/log/nginx/songhong.log songhong;
            ssl_certificate     /etc/ssl/songhong/fullchain.pem;
            ssl_certificate_key /etc/ssl/songhong/privkey.pem;
            ssl_protocols TLSv1.2 TLSv1.3;
            client_max_body_size 101m;
            gzip on;
            gzip_types text/css application/javascript application/json image/svg+xml text/csv;
            location / {
                proxy_pass http://127.0.0.1:\(port);
                proxy_http_version 1.1;
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Proto https;
                proxy_read_timeout 60s;
            }
        }

        """
    }

    /// The same for Caddy, which gets its own certificate, or makes one of its own CA on a LAN (`tls internal`).
    public static func caddy(host: String, port: Int) -> String {
        """
        # /etc/caddy/Caddyfile — apt install caddy; systemctl reload caddy. On a LAN without Internet add: tls internal
        \(host) {
            encode gzip
            request_body {
                max_size 21MB
            }
            reverse_proxy 127.0.0.1:\(port) {
                header_up X-Forwarded-For {remote_host}
            }
        }

        """
    }
}
