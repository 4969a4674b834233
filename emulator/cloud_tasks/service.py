"""The gRPC face: the calls of `google.cloud.tasks.v2.CloudTasks`, in the messages of the client's own package."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
from google.cloud import tasks_v2
from google.protobuf import empty_pb2

from emulator.cloud_tasks.broker import Broker, new_queue
from emulator.cloud_tasks.refusals import Refused, check_queue_name, check_task
from emulator.cloud_tasks.retries import RetryPolicy
from emulator.cloud_tasks.task_queue import NameTaken, QueuedTask, TaskQueue

SERVICE = "google.cloud.tasks.v2.CloudTasks"
THREADS = 8
PAGE_SIZE = 1000
FULL = tasks_v2.Task.View.FULL
TaskMessage = tasks_v2.Task.pb()
Empty = empty_pb2.Empty


class CloudTasksService:
    """One method per call: request message in, response message out; raises `Refused`."""

    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    def create_queue(self, request: Any) -> Any:
        name = request.queue.name
        check_queue_name(name)
        with self._broker.changing() as queues:
            if name in queues:
                raise Refused(grpc.StatusCode.ALREADY_EXISTS, "Queue already exists")
            queues[name] = new_queue(name, tasks_v2.Queue.wrap(request.queue))
            return _queue_message(queues[name])

    def update_queue(self, request: Any) -> Any:
        name = request.queue.name
        check_queue_name(name)
        with self._broker.changing() as queues:
            queue = queues.setdefault(name, new_queue(name))
            queue.configure(tasks_v2.Queue(tasks_v2.Queue.wrap(request.queue)))
            return _queue_message(queue)

    def get_queue(self, request: Any) -> Any:
        with self._broker.changing():
            return _queue_message(self._queue(request.name))

    def list_queues(self, request: Any) -> Any:
        with self._broker.changing() as queues:
            found = [_queue_message(queue) for name, queue in sorted(queues.items()) if name.startswith(f"{request.parent}/")]
            return tasks_v2.ListQueuesResponse.pb()(queues=found)

    def delete_queue(self, request: Any) -> Any:
        with self._broker.changing() as queues:
            self._queue(request.name).purge(time.time())
            del queues[request.name]
            return Empty()

    def purge_queue(self, request: Any) -> Any:
        with self._broker.changing():
            queue = self._queue(request.name)
            queue.purge(time.time())
            return _queue_message(queue)

    def pause_queue(self, request: Any) -> Any:
        return self._pause(request.name, paused=True)

    def resume_queue(self, request: Any) -> Any:
        return self._pause(request.name, paused=False)

    def create_task(self, request: Any) -> Any:
        now = time.time()
        with self._broker.changing():
            queue = self._queue(request.parent)
            check_task(request.task, request.parent, now)
            message = TaskMessage()
            message.CopyFrom(request.task)
            message.name = message.name or f"{request.parent}/tasks/{uuid.uuid4().int >> 65}"
            due_at = max(now, message.schedule_time.ToMicroseconds() / 1e6)
            policy = RetryPolicy.of(tasks_v2.Task.wrap(message).retry_config) if message.HasField("retry_config") else queue.policy
            task = QueuedTask(name=message.name, message=message, due_at=due_at, held_until=due_at, created_at=now, policy=policy)
            try:
                self._broker.add(queue, task)
            except NameTaken as taken:
                raise Refused(grpc.StatusCode.ALREADY_EXISTS, "Requested entity already exists") from taken
            return _task_message(task, request.response_view)

    def get_task(self, request: Any) -> Any:
        with self._broker.changing():
            return _task_message(self._task(request.name)[1], request.response_view)

    def list_tasks(self, request: Any) -> Any:
        with self._broker.changing():
            tasks = sorted(self._queue(request.parent).tasks.values(), key=lambda task: task.due_at)
        start, size = int(request.page_token or 0), min(request.page_size or PAGE_SIZE, PAGE_SIZE)
        more = str(start + size) if len(tasks) > start + size else ""
        page = [_task_message(task, request.response_view) for task in tasks[start : start + size]]
        return tasks_v2.ListTasksResponse.pb()(tasks=page, next_page_token=more)

    def delete_task(self, request: Any) -> Any:
        with self._broker.changing():
            queue, task = self._task(request.name)
            queue.remove(task, time.time())
            return Empty()

    def run_task(self, request: Any) -> Any:
        with self._broker.changing():
            queue, task = self._task(request.name)
            queue.hurry(task, time.time())
            return _task_message(task, request.response_view)

    def _queue(self, name: str) -> TaskQueue:
        check_queue_name(name)
        if name not in self._broker.queues:
            raise Refused(grpc.StatusCode.NOT_FOUND, "Queue does not exist.")
        return self._broker.queues[name]

    def _task(self, name: str) -> tuple[TaskQueue, QueuedTask]:
        queue = self._queue(name.partition("/tasks/")[0])
        if name not in queue.tasks:
            raise Refused(grpc.StatusCode.NOT_FOUND, "The task no longer exists, though a task with this name may have existed.")
        return queue, queue.tasks[name]

    def _pause(self, name: str, *, paused: bool) -> Any:
        with self._broker.changing():
            queue = self._queue(name)
            queue.paused = paused
            return _queue_message(queue)


def _queue_message(queue: TaskQueue) -> Any:
    message = tasks_v2.Queue.pb(tasks_v2.Queue(queue.config))
    message.state = tasks_v2.Queue.State.PAUSED if queue.paused else tasks_v2.Queue.State.RUNNING
    return message


def _task_message(task: QueuedTask, view: int) -> Any:
    """The task as a client sees it. Its request's body is left out of the basic view."""
    message = TaskMessage()
    message.CopyFrom(task.message)
    message.view = view or tasks_v2.Task.View.BASIC
    if message.view != FULL:
        message.http_request.ClearField("body")
    message.create_time.FromSeconds(int(task.created_at))
    message.schedule_time.FromMicroseconds(int(task.due_at * 1e6))
    message.dispatch_count = task.attempts + task.in_flight
    message.response_count = task.responses
    if task.first_attempt_at:
        message.first_attempt.dispatch_time.FromMicroseconds(int(task.first_attempt_at * 1e6))
    return message


def serve(broker: Broker, address: str) -> grpc.Server:
    """A started server at `address` ("127.0.0.1:9499"). Raises `RuntimeError` when the port is taken."""
    service = CloudTasksService(broker)
    types = tasks_v2
    calls: dict[str, tuple[Callable[[Any], Any], Any]] = {
        "CreateQueue": (service.create_queue, types.CreateQueueRequest),
        "UpdateQueue": (service.update_queue, types.UpdateQueueRequest),
        "GetQueue": (service.get_queue, types.GetQueueRequest),
        "ListQueues": (service.list_queues, types.ListQueuesRequest),
        "DeleteQueue": (service.delete_queue, types.DeleteQueueRequest),
        "PurgeQueue": (service.purge_queue, types.PurgeQueueRequest),
        "PauseQueue": (service.pause_queue, types.PauseQueueRequest),
        "ResumeQueue": (service.resume_queue, types.ResumeQueueRequest),
        "CreateTask": (service.create_task, types.CreateTaskRequest),
        "GetTask": (service.get_task, types.GetTaskRequest),
        "ListTasks": (service.list_tasks, types.ListTasksRequest),
        "DeleteTask": (service.delete_task, types.DeleteTaskRequest),
        "RunTask": (service.run_task, types.RunTaskRequest),
    }
    handlers = {
        name: grpc.unary_unary_rpc_method_handler(
            _answering(call),
            request_deserializer=request.pb().FromString,
            response_serializer=lambda message: message.SerializeToString(),
        )
        for name, (call, request) in calls.items()
    }
    server = grpc.server(ThreadPoolExecutor(THREADS, thread_name_prefix="grpc"), options=[("grpc.so_reuseport", 0)])
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, handlers),))
    server.add_insecure_port(address)
    server.start()
    return server


def _answering(call: Callable[[Any], Any]) -> Callable[[Any, grpc.ServicerContext], Any]:
    def answer(request: Any, context: grpc.ServicerContext) -> Any:
        try:
            return call(request)
        except Refused as refusal:
            context.abort(refusal.code, refusal.message)

    return answer
