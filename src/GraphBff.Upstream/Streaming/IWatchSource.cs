using GraphBff.Engine.Types;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>A module's watch stream with its filter, without their types, for the hub.</summary>
internal interface IWatchSource
{
    /// <summary>The upstream's name.</summary>
    string Service { get; }

    /// <summary>The stream's name, in logs and metrics.</summary>
    string Name { get; }

    StreamScope Scope { get; }

    bool AnswersAtOnce { get; }

    IWatchCall Open(WatchStart from, CallOptions options);

    /// <summary>A message as part of the current state; an error instead if the module's code fails.</summary>
    SubscriptionEvent AsCurrent(object message, string resumeToken);

    bool IsTokenExpired(RpcException failure);

    bool IsTokenRefused(RpcException failure);
}
