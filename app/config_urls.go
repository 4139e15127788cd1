package app

import (
	"errors"
	"net/url"
	"strconv"
	"strings"
)

type amqpURL struct{ to *string }

func (v amqpURL) String() string { return redactURL(*v.to) }

func (v amqpURL) Set(s string) error {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "amqp" && u.Scheme != "amqps") || u.Hostname() == "" || !validPort(u.Port()) {
		return errors.New("must be amqp://user:password@host:port/vhost, or amqps:// for TLS")
	}
	*v.to = s
	return nil
}

func validPort(port string) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || (err == nil && n > 0)
}

// redactURL is the URL with its password left out, for logs and errors; what can't be parsed is left out whole.
func redactURL(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return "<secret>"
	}
	if _, has := u.User.Password(); has {
		u.User = url.UserPassword(u.User.Username(), "secret")
		return strings.Replace(u.String(), ":secret@", ":<secret>@", 1)
	}
	return u.String()
}

type storeURL struct{ to *string }

func (v storeURL) String() string { return *v.to }

func (v storeURL) Set(s string) error {
	if path, ok := strings.CutPrefix(s, "sqlite:"); !ok || path == "" {
		return errors.New("must be sqlite:PATH, such as sqlite:data/plotmill.db")
	}
	*v.to = s
	return nil
}

// path is the file behind the store's URL.
func (c StoreConfig) path() string { return strings.TrimPrefix(c.URL, "sqlite:") }

type queueName struct{ to *string }

func (v queueName) String() string { return *v.to }

func (v queueName) Set(s string) error {
	if s == "" || len(s) > 255 || strings.HasPrefix(s, "amq.") {
		return errors.New("must be 1 to 255 bytes long and not begin with \"amq.\"")
	}
	*v.to = s
	return nil
}
