namespace GraphBff.Binding.Tests.Foreign;

internal static class ForeignPackages
{
    public static readonly IReadOnlyList<ForeignPackage> All =
    [
        Google("google.pubsub.v1", "SchemaService.ValidateSchema", "SchemaService.ValidateMessage"),
        Google("google.cloud.secretmanager.v1", "SecretManagerService.TestIamPermissions"),
        Google("google.cloud.tasks.v2", "CloudTasks.TestIamPermissions"),
        Google("google.logging.v2", "LoggingServiceV2.TailLogEntries"),
        Google("google.spanner.admin.database.v1", "DatabaseAdmin.TestIamPermissions"),
        Google("google.spanner.admin.instance.v1", "InstanceAdmin.TestIamPermissions"),
        Google("google.container.v1"),
        Google("google.bigtable.admin.v2", "BigtableInstanceAdmin.TestIamPermissions", "BigtableTableAdmin.TestIamPermissions"),
        new(
            "@temporalio/core-bridge",
            "1.24.0",
            "sha512-6kzPB8RsHcPU6HDNUSDBFC0JG2UFrV3ThmPmJkeEafKh2DFrKARM8IzxgKeE5MzvdIXYmONFM0UmHg+TZ0/qrQ==",
            "sdk-core/crates/protos/protos/api_upstream",
            "temporal.api",
            "WorkflowService.GetWorkflowExecutionHistory",
            "WorkflowService.PollWorkflowExecutionUpdate",
            "WorkflowService.ValidateWorkerDeploymentVersionComputeConfig"),
        new(
            "@dapr/dapr",
            "3.18.0",
            "sha512-DBnmV5164wghUc3mGctwHOsjAyA571oHlOpSOcrfsx52uxtF66HSMKfAqhcRjehOjPQuHFNmdpfqqkk+Ws/Suw==",
            "proto",
            "dapr.proto",
            "AppCallbackHealthCheck.HealthCheck",
            "Dapr.SubtleGetKeyAlpha1",
            "Dapr.SubscribeTopicEventsAlpha1",
            "Operator.ComponentUpdate",
            "Operator.SubscriptionUpdate",
            "Operator.HTTPEndpointUpdate",
            "Scheduler.WatchJobs"),

        // Here half of the reads are nouns (WalletBalance) or verbs of their own (DecodePayReq): a line each.
        new(
            "lightning",
            "12.5.0",
            "sha512-vIdrpn+3jsSflKOzaIZmj0u3Co129iM9HWfzGfz9KtJQWVazWn7+j59a2ma10h8QhBx/l3cJxmaO/3/9Z/3vfA==",
            "grpc/protos",
            "",
            "Autopilot.Status",
            "ChainNotifier.RegisterConfirmationsNtfn",
            "ChainNotifier.RegisterSpendNtfn",
            "ChainNotifier.RegisterBlockEpochNtfn",
            "Lightning.WalletBalance",
            "Lightning.ChannelBalance",
            "Lightning.EstimateFee",
            "Lightning.VerifyMessage",
            "Lightning.PendingChannels",
            "Lightning.ClosedChannels",
            "Lightning.DecodePayReq",
            "Lightning.FeeReport",
            "Lightning.ForwardingHistory",
            "Lightning.ExportChannelBackup",
            "Lightning.ExportAllChannelBackups",
            "Lightning.VerifyChanBackup",
            "Router.TrackPaymentV2",
            "Router.TrackPayments",
            "Router.EstimateRouteFee",
            "Router.BuildRoute",
            "Router.XFindBaseLocalChanAlias",
            "Signer.VerifyMessage",
            "Signer.DeriveSharedKey",
            "Signer.MuSig2GetCombinedNonce",
            "WalletKit.DeriveKey",
            "WalletKit.RequiredReserve",
            "WalletKit.VerifyMessageWithAddr",
            "WalletKit.EstimateFee",
            "WalletKit.PendingSweeps",
            "WatchtowerClient.Stats",
            "WatchtowerClient.Policy") { Least = 0.6 },

        // Most of its reads are streams that end: a line each.
        Google(
            "google.firestore.v1",
            "Firestore.BatchGetDocuments",
            "Firestore.RunQuery",
            "Firestore.ExecutePipeline",
            "Firestore.RunAggregationQuery",
            "Firestore.PartitionQuery",
            "Firestore.Listen") with { Least = 0.3 },
    ];

    private static ForeignPackage Google(string services, params string[] unboundReads) => new(
        "google-proto-files",
        "6.0.1",
        "sha512-fbvUWVNh3rKGlVFWwlUNF7Sk1Tah0a89q02rLTXsWjbKKHGeuURAa8tl9rvu5TyWny1YiSIo5eDqF260Tai6vQ==",
        "",
        services,
        unboundReads);
}
