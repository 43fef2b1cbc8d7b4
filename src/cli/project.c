#include "cli/project.h"

#include "base/error.h"
#include "cli/message.h"

char *
cli_project_folder(const char *argument)
{
    if (argument)
        return g_strdup(argument);
    char *folder = job_evaluation_default();
    if (!folder)
        cli_message_usage("name a project: a folder with a project.xml",
                          "ระบุโครงการ คือโฟลเดอร์ที่มีไฟล์ project.xml");
    return folder;
}

JobEvaluation *
cli_project_load(const char *folder, bool keep_going, int *status)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, &error);
    cli_message_findings(diag);
    if (!evaluation) {
        *status = cli_message_error(error);
        return NULL;
    }
    if (!evaluation->left_out || keep_going)
        return g_steal_pointer(&evaluation);
    cli_message_note("%u records have errors; nothing was made (-k makes the rest) · "
                     "แบบรายงาน %u ฉบับมีข้อผิดพลาด จึงยังไม่จัดทำเอกสาร (ใช้ -k เพื่อทำส่วนที่เหลือ)",
                     evaluation->left_out, evaluation->left_out);
    *status = EXIT_INPUT;
    return NULL;
}

JobPlan *
cli_project_load_plan(const char *path, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    JobPlan *plan = job_plan_load(path, diag, error);
    cli_message_findings(diag);
    return plan;
}
