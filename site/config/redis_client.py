"""A Redis client that stops asking a dead server for a while."""

from time import monotonic

from redis import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError


class BreakerRedis(Redis):
    """Fail at once for five seconds after a failure, so a dead Redis costs one timeout, not many.

    The pause belongs to the process, not to the object: django-redis makes a client a thread.
    """

    pause_seconds = 5.0
    silent_until = 0.0

    def execute_command(self, *args, **options):
        if monotonic() < BreakerRedis.silent_until:
            raise RedisConnectionError("Redis failed a moment ago; not asking again yet.")
        try:
            return super().execute_command(*args, **options)
        except (RedisConnectionError, RedisTimeoutError):
            BreakerRedis.silent_until = monotonic() + self.pause_seconds
            raise
