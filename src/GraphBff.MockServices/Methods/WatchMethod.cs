using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Errors;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Worlds;
using Grpc.Core;

namespace GraphBff.MockServices.Methods;

/// <summary>
/// A stream of changes. Writes make them, and the stream itself now and then, of one of the entities that it watches: so a stream that
/// watches a single entity has something to show too.
/// </summary>
internal sealed class WatchMethod(
    World world, MethodDescriptor method, EntityType type, FieldDescriptor? result, TimeSpan? interval, TimeProvider time) : IStreamMethod
{
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(30);

    private readonly WatchMessages _messages = new(method.OutputType, result);
    private readonly FieldDescriptor? _mask = Mask.Find(method.InputType);
    private readonly FieldDescriptor? _token =
        method.InputType.Field("resume_token", "cursor", "token") is { } token && token.IsText() ? token : null;

    private readonly FieldDescriptor? _current = method.InputType.Field("include_current_state", "include_initial", "send_initial");
    private readonly string _scope = $"changes of {type.Message.FullName}";

    public async Task ServeAsync(IMessage request, Func<IMessage, Task> send, CancellationToken cancellationToken)
    {
        var criteria = Criteria.Of(request, type);
        var mask = _mask is null ? null : (FieldMask?)request.Get(_mask);
        var token = _token is null ? "" : (string)request.Get(_token)!;
        var resumed = token.Length == 0 ? -1 : long.Parse(PageTokens.Read(_scope, token), CultureInfo.InvariantCulture);
        var (point, current) = world.Use(it => (
            resumed < 0 ? it.Set(type).Head : resumed,
            resumed < 0 && _current is not null && request.IsGiven(_current) ? it.Set(type).Ordered.Where(Matches).ToList() : []));

        foreach (var entity in current)
        {
            await send(_messages.Current(Mask.Apply(entity, mask, type.Key)));
        }

        if (_messages.HasCheckpoints)
        {
            await send(_messages.Checkpoint(TokenOf(point)));
        }

        var next = time.GetTimestamp();
        for (var made = 0; ;)
        {
            var (changes, signal) = world.Use(it => (it.Set(type).After(point), it.Set(type).Changed.Task));
            foreach (var change in changes ?? throw Expired())
            {
                point = change.Number;
                if (Matches(change.Entity))
                {
                    await send(_messages.Changed(change.Sort, Mask.Apply(change.Entity, mask, type.Key), TokenOf(point)));
                }
            }

            var wait = (interval ?? CheckpointInterval) - time.GetElapsedTime(next);
            if (wait > TimeSpan.Zero)
            {
                await signal.WaitAsync(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            next = time.GetTimestamp();
            if (interval is not null)
            {
                var purpose = string.Create(CultureInfo.InvariantCulture, $"{method.FullName} {string.Join(';', criteria)} event {made++}");
                world.Use(it => Evolution.Advance(it, type, Matches, purpose));
            }
            else if (_messages.HasCheckpoints)
            {
                await send(_messages.Checkpoint(TokenOf(point)));
            }
        }

        bool Matches(IMessage entity) => criteria.All(criterion => criterion.Holds(entity));
    }

    private static RpcException Expired() => Refusals.Of(
        StatusCode.OutOfRange,
        "",
        "",
        "The changes since the resume token are no longer kept. Read the current state and watch from now on.");

    private string TokenOf(long number) => PageTokens.Write(_scope, number.ToString(CultureInfo.InvariantCulture));
}
